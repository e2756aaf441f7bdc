import { epochMs } from '../../nodes/Dinie/time';
import { CONTRACTS } from '../../sandbox/contract';
import { newCustomer } from '../../sandbox/story/customer';
import { CUSTOMER, LOAN, OFFER } from '../../sandbox/story/firstCustomer';
import type { ExecutionSummary } from '../n8n/executions';
import { postForged, publishExample, type PublishedExample } from '../n8n/stage/examples';
import { contactIn, slackTextIn } from '../n8n/stage/seenCalls';
import { setStage, type Stage } from '../n8n/stage/stage';

const FILES = {
	slack: 'slack-alert-on-loan-error.json',
	hubSpot: 'hubspot-contact-on-customer-active.json',
	email: 'offer-email-on-credit-offer-available.json',
	sheets: 'google-sheets-row-on-loan-payment-received.json',
};

const timeZone = 'America/Sao_Paulo';
const reais = (amount: number) =>
	amount.toLocaleString('pt-BR', { style: 'currency', currency: 'BRL' });
const dayOf = (time: unknown) => new Date(epochMs(time)).toLocaleDateString('pt-BR', { timeZone });
const timeOf = (time: unknown) => new Date(epochMs(time)).toLocaleString('sv-SE', { timeZone });

let stage: Stage;
let examples: Record<keyof typeof FILES, PublishedExample>;

beforeAll(async () => {
	stage = await setStage();
	examples = {
		slack: await publishExample(stage, FILES.slack),
		hubSpot: await publishExample(stage, FILES.hubSpot),
		email: await publishExample(stage, FILES.email),
		sheets: await publishExample(stage, FILES.sheets),
	};
});

afterAll(async () => await stage?.close());

describe.each(CONTRACTS)("with events as in Dinie's %s", (contract) => {
	beforeAll(() => (stage.sandbox.settings.contract = contract));

	test('a failed loan is told to Slack: whose it is, how much, and why', async () => {
		const { event, calls } = await examples.slack.play('loan.error');
		expect(calls).toMatchObject([
			{ path: '/api/chat.postMessage', body: { channel: '#loan-alerts' } },
		]);
		const { code, message } = event.data.error as Record<string, string>;
		const parts = [LOAN.id, CUSTOMER.externalId, reais(LOAN.requestedReais), code, message];
		for (const part of [...parts, event.id, dayOf(event.at)]) {
			expect(slackTextIn(calls[0])).toContain(part);
		}
	});

	test('an active customer becomes a contact in HubSpot, with name, e-mail and phone', async () => {
		const { calls } = await examples.hubSpot.play('customer.active');
		expect(calls).toMatchObject([{ path: contactPath(CUSTOMER.email) }]);
		expect(contactIn(calls[0])).toEqual({
			firstname: 'Joana',
			lastname: 'Ribeiro de Exemplo',
			phone: CUSTOMER.phone,
			lifecyclestage: 'customer',
			dinie_customer_id: CUSTOMER.id,
			dinie_status: 'active',
		});
	});

	test('an offer is e-mailed to the customer', async () => {
		const { event } = await examples.email.play('credit_offer.available');
		const mail = stage.services.mails.at(-1);
		const amount = reais(OFFER.approvedReais);
		const subject = `A credit offer of up to ${amount}`;
		expect(mail).toMatchObject({ to: [CUSTOMER.email], subject });
		const parts = ['Hello Joana,', amount, `${OFFER.installments} installments`];
		for (const part of [...parts, dayOf(event.data.valid_until)]) {
			expect(mail?.text).toContain(part);
		}
	});

	test('a payment becomes a row of Google Sheets, its amount a number', async () => {
		const { event, calls } = await examples.sheets.play('loan.payment_received');
		const { paid_at, installment_number } = event.data.payment as Record<string, unknown>;
		const row = [LOAN.id, installment_number, LOAN.installmentReais, timeOf(paid_at), event.id];
		const path = /^\/v4\/spreadsheets\/your-spreadsheet-id-goes-here\/.*:append$/;
		expect(calls.at(-1)).toMatchObject({
			path: expect.stringMatching(path),
			body: { values: [row] },
		});
	});
});

test('a payment that tells neither amount nor time leaves their cells empty', async () => {
	const { event, calls } = await examples.sheets.play('loan.payment_received', { id: LOAN.id });
	expect(calls.at(-1)).toMatchObject({ body: { values: [[LOAN.id, null, null, '', event.id]] } });
});

test('signs of Slack in the reason of a failed loan reach nobody', async () => {
	const error = { code: 'refused', message: '<!channel> & <https://evil.example|Dinie>' };
	const { calls } = await examples.slack.play('loan.error', { id: LOAN.id, error });
	expect(slackTextIn(calls[0])).toContain(
		'&lt;!channel&gt; &amp; &lt;https://evil.example|Dinie&gt;',
	);
});

test('a failed loan is told to Slack even when it cannot be looked up', async () => {
	const takeBack = stage.sandbox.faults.add({ path: /\/loans\//, answer: { status: 404 } });
	const { calls } = await examples.slack.play('loan.error');
	takeBack();
	expect(slackTextIn(calls[0])).toContain('\nCustomer not known, amount not known\n');
});

test('no personal data of a failed loan is told to Slack, or stored', async () => {
	const { execution, calls } = await examples.slack.play('loan.error');
	const stored = await stage.n8n.rest.execution(execution.id);
	const kept = JSON.stringify([calls, stored.data.resultData.runData]);
	const { name, email, phone, cpf, cnpj } = CUSTOMER;
	for (const part of [name, email, phone, cpf, cnpj]) expect(kept).not.toContain(part);
});

test('a customer from before the workflow becomes a contact, too', async () => {
	const id = 'cust_from_before';
	const { customers } = stage.sandbox;
	const { name, email } = customers.save(newCustomer(3, { id, status: 'under_review' }));
	const { calls } = await examples.hubSpot.play('customer.active', { id, status: 'active' });
	expect(calls).toMatchObject([{ path: contactPath(email) }]);
	const [firstname] = name.split(' ');
	expect(contactIn(calls[0])).toMatchObject({ firstname, dinie_customer_id: id });
});

test('the first payment also writes the head of the sheet', () => {
	const heads = stage.services.calls.filter(({ method }) => method === 'PUT');
	const head = ['Loan', 'Installment', 'Amount BRL', 'Paid At', 'Webhook ID'];
	expect(heads).toMatchObject([{ body: { values: [head] } }]);
});

test('no example sends CPF or CNPJ to a service', () => {
	const sent = JSON.stringify([stage.services.calls, stage.services.mails]);
	for (const number of [CUSTOMER.cpf, CUSTOMER.cnpj]) expect(sent).not.toContain(number);
});

test('a customer who cannot be looked up makes no contact, and the execution says why', async () => {
	const takeBack = stage.sandbox.faults.add({ path: /\/customers\//, answer: { status: 404 } });
	const { execution, calls } = await examples.hubSpot.play('customer.active');
	takeBack();
	expect(calls).toEqual([]);
	expect(await messageOf(execution)).toMatch(/Dinie/);
});

test.each([
	['credit offer co_1 has no amount', [], { id: 'co_1', customer_id: CUSTOMER.id }],
	[`customer ${CUSTOMER.id} has no e-mail address`, ['email'], undefined],
])('no e-mail is sent where %s, and the execution says so', async (why, omit, data) => {
	const { length: before } = stage.services.mails;
	const takeBack = stage.sandbox.faults.add({ path: /\/customers\//, omit });
	const { execution } = await examples.email.play('credit_offer.available', data);
	takeBack();
	expect(await messageOf(execution)).toContain(`No e-mail was sent: ${why} at Dinie.`);
	expect(stage.services.mails).toHaveLength(before);
});

test.each(Object.keys(FILES) as Array<keyof typeof FILES>)(
	'example %s does nothing for a delivery that comes again, or that is forged',
	async (example) => {
		const { sandbox, services } = stage;
		const before = { calls: [...services.calls], mails: [...services.mails] };
		const { workflowId, executions } = examples[example];
		const executionsBefore = await executions();
		const delivery = sandbox.deliveries.find(({ endpointId }) =>
			sandbox.endpoints.get(endpointId)?.description?.includes(workflowId),
		);
		expect(await sandbox.redeliver(delivery?.id ?? '')).toMatchObject({ status: 200 });
		expect(await postForged(stage, delivery)).toMatchObject({ status: 400 });

		expect(await executions()).toEqual(executionsBefore);
		expect({ calls: services.calls, mails: services.mails }).toEqual(before);
	},
);

const contactPath = (email: string) => `/contacts/v1/contact/createOrUpdate/email/${email}`;

async function messageOf({ id }: ExecutionSummary): Promise<string | undefined> {
	const { data, status } = await stage.n8n.rest.execution(id);
	expect(status).toBe('error');
	return data.resultData.error?.message;
}
