import { epochMs } from '../../nodes/Dinie/time';
import { CONTRACTS } from '../../sandbox/contract';
import { CUSTOMER, LOAN, OFFER } from '../../sandbox/story/firstCustomer';
import { postForged, publishExample, type PublishedExample } from '../n8n/stage/examples';
import { setStage, type Stage } from '../n8n/stage/stage';
import type { SeenCall } from '../n8n/stage/standIns';

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

	test('a failed loan is told to Slack, with the reason', async () => {
		const { event, calls } = await examples.slack.play('loan.error');
		expect(calls).toMatchObject([
			{ path: '/api/chat.postMessage', body: { channel: '#loan-alerts' } },
		]);
		const { text } = calls[0]?.body as { text: string };
		const { code, message } = event.data.error as Record<string, string>;
		const parts = [LOAN.id, code, message, event.id, dayOf(event.at)];
		for (const part of parts) expect(text).toContain(part);
	});

	test('a new customer becomes a contact in HubSpot, which is updated once it is active', async () => {
		const path = `/contacts/v1/contact/createOrUpdate/email/${CUSTOMER.email}`;
		const created = await examples.hubSpot.play('customer.created');
		expect(created.calls).toMatchObject([{ path }]);
		expect(propertiesIn(created.calls[0])).toEqual({
			firstname: 'Joana',
			lastname: 'Ribeiro de Exemplo',
			phone: CUSTOMER.phone,
			dinie_customer_id: CUSTOMER.id,
			dinie_status: 'pending_kyc',
		});

		const active = await examples.hubSpot.play('customer.active');
		expect(active.calls).toMatchObject([{ path: '/crm/v3/objects/contacts/search' }, { path }]);
		expect(propertiesIn(active.calls[1])).toEqual({
			lifecyclestage: 'customer',
			dinie_status: 'active',
		});
	});

	test('an offer is e-mailed to the customer, whose address HubSpot knows', async () => {
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
	const { text } = calls[0]?.body as { text: string };
	expect(text).toContain('&lt;!channel&gt; &amp; &lt;https://evil.example|Dinie&gt;');
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

test.each([
	['hubSpot', 'customer.active', { id: 'cust_unknown', status: 'active', external_id: null }],
	['email', 'credit_offer.available', { ...OFFER, customer_id: 'cust_unknown' }],
] as const)(
	'example %s fails on a customer that HubSpot does not know, and says what to do',
	async (example, type, data) => {
		const { execution, calls } = await examples[example].play(type, data);
		expect(execution.status).toBe('error');
		expect(calls.map(({ path }) => path)).toEqual(['/crm/v3/objects/contacts/search']);
		const { resultData } = (await stage.n8n.rest.execution(execution.id)).data;
		expect(resultData.error?.message).toContain('dinie_customer_id cust_unknown. Give it to');
	},
);

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

type ContactBody = { properties: Array<{ property: string; value: string }> };

function propertiesIn(contact: SeenCall | undefined): Record<string, string> {
	const { properties } = contact?.body as ContactBody;
	return Object.fromEntries(properties.map(({ property, value }) => [property, value]));
}
