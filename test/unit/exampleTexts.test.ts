import { readdirSync } from 'node:fs';
import type { IDataObject } from 'n8n-workflow';
import { exampleValue, FOLDER, readExample } from '../helpers/exampleValue';

const HOSTILE = '<!channel> & <https://evil.example|Dinie> &amp;';
const ESCAPED = '&lt;!channel&gt; &amp; &lt;https://evil.example|Dinie&gt; &amp;amp;';

const slackNodes = readdirSync(FOLDER).flatMap((file) =>
	readExample(file)
		.nodes.filter(({ type }) => type === 'n8n-nodes-base.slack')
		.map(({ name }) => [file, name] as const),
);

test('six of the examples tell Slack', () => {
	expect(new Set(slackNodes.map(([file]) => file)).size).toBe(6);
});

test.each(slackNodes)(
	'in %s, %s tells Slack texts of others as they are, and nothing else',
	(file, name) => {
		const json = {
			id: 'we_1',
			type: HOSTILE,
			resource: 'loan',
			data: { id: 'ln_1', status: HOSTILE, error: { code: HOSTILE, message: HOSTILE } },
			sentAt: '2026-03-04T10:00:01.000Z',
			webhookId: 'evt_1',
			url: HOSTILE,
			description: HOSTILE,
			problems: ['disabled'],
			error: HOSTILE,
			workflow: { id: '1', name: HOSTILE },
			execution: { error: { message: HOSTILE }, url: 'https://n8n.example/workflow/1' },
			previous_secret_expires_at: 1772618400,
			customer_id: HOSTILE,
			external_id: HOSTILE,
			found: [
				{
					overdue: true,
					loan_id: HOSTILE,
					customer: HOSTILE,
					reais: 1,
					days: 1,
					not_known: HOSTILE,
				},
			],
		};
		const text = String(exampleValue({ file, node: name, parameter: 'text' }, () => json));
		expect(text.replaceAll(ESCAPED, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|evil/);
		expect(text.includes(ESCAPED) || file === 'quarterly-secret-rotation.json').toBe(true);
	},
);

/** The alert, where each node before it has put out this. */
function alertFor(items: Record<'Dinie Trigger' | 'Loan' | 'Customer', IDataObject>): unknown {
	const place = { file: 'slack-alert-on-loan-error.json', node: 'Slack', parameter: 'text' };
	return exampleValue(place, (node) => items[node as keyof typeof items]);
}

const FAILED = {
	data: { id: 'ln_1', error: { code: 'refused', message: 'The bank refused it.' } },
	sentAt: '2026-03-04T10:00:01.000Z',
	webhookId: 'evt_1',
};

test.each([10_000, '10000.00'])(
	'a failed loan of %j names customer, amount and reason',
	(amount) => {
		const text = alertFor({
			'Dinie Trigger': FAILED,
			Loan: { id: 'ln_1', customer_id: 'cust_1', requested_amount: amount },
			Customer: { id: 'cust_1', external_id: 'parceiro-1' },
		});
		expect(text).toBe(
			':rotating_light: *Loan ln_1 failed*\nCustomer parceiro-1, R$\u00a010.000,00\nThe bank refused it. (`refused`)\n04/03/2026 07:00, delivery evt_1',
		);
	},
);

test.each([{}, { external_id: null }, { external_id: '' }, { error: 'Dinie is not there' }])(
	'a customer of %j is named by the ID that the loan has',
	(customer) => {
		const loan = { id: 'ln_1', customer_id: 'cust_1', requested_amount: 10_000 };
		const text = alertFor({ 'Dinie Trigger': FAILED, Loan: loan, Customer: customer });
		expect(text).toContain('\nCustomer cust_1, R$');
	},
);

test.each([
	{},
	{ customer_id: null, requested_amount: null },
	{ requested_amount: '' },
	{ requested_amount: 'soon' },
	{ error: 'Dinie is not there' },
])('a failed loan of which only %j is known is told all the same', (loan) => {
	const text = alertFor({
		'Dinie Trigger': { ...FAILED, data: { id: 'ln_1' } },
		Loan: loan,
		Customer: { error: 'Give the ID of a customer' },
	});
	expect(text).toContain('Customer not known, amount not known\nDinie gave no reason (`no code`)');
});

test.each([undefined, null, 'soon'])(
	'a secret that works until %j is told of all the same',
	(until) => {
		const place = {
			file: 'quarterly-secret-rotation.json',
			node: 'Say What to Do',
			parameter: 'text',
		};
		const text = exampleValue(place, () => ({ id: 'we_1', previous_secret_expires_at: until }));
		expect(text).toContain('The old one works for a time that Dinie did not tell. Before that:');
	},
);

/** The row that the example for Google Sheets appends for a payment. */
function rowFor(payment: IDataObject | undefined): IDataObject {
	const json = { data: { id: 'ln_1', ...(payment && { payment }) }, webhookId: 'evt_1' };
	const file = 'google-sheets-row-on-loan-payment-received.json';
	const { assignments } = exampleValue(
		{ file, node: 'Row', parameter: 'assignments' },
		() => json,
	) as {
		assignments: Array<{ name: string; value: string | number | null }>;
	};
	return Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
}

const NOTHING = {
	Loan: 'ln_1',
	Installment: null,
	'Amount BRL': null,
	'Paid At': '',
	'Webhook ID': 'evt_1',
};

test.each([
	undefined,
	{},
	{ amount: null, paid_at: null, installment_number: null },
	{ amount: '', paid_at: '' },
	{ amount: 'soon', paid_at: 'soon' },
	{ paid_at: '2026-02-30T10:00:00Z' },
])('a payment of %j leaves the cells empty that it does not tell', (payment) => {
	expect(rowFor(payment)).toEqual(NOTHING);
});

test.each([
	{ amount: '875.50', paid_at: '2026-03-04T10:00:00Z', installment_number: 1 },
	{ amount: 875.5, paid_at: 1772618400, installment_number: 1 },
])('a payment of %j is a row, whichever form it came in', (payment) => {
	expect(rowFor(payment)).toEqual({
		...NOTHING,
		Installment: 1,
		'Amount BRL': 875.5,
		'Paid At': '2026-03-04 07:00:00',
	});
});

test('a payment of nothing is 0', () => {
	expect(rowFor({ amount: '0.00' })).toMatchObject({ 'Amount BRL': 0 });
});
