import type { IDataObject } from 'n8n-workflow';
import { exampleValue } from '../helpers/exampleValue';

const FILE = 'overdue-installments-weekly.json';

/** Late on 3 March in São Paulo, and already 4 March in UTC. */
beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-04T01:30:00Z') }));
afterEach(() => jest.useRealTimers());

const EVENT = { data: { id: 'ln_1', status: 'active' }, sentAt: '2026-03-04T01:29:00.000Z' };
const LOAN = { id: 'ln_1', customer_id: 'cust_1', status: 'finished' };
const CUSTOMER = { id: 'cust_1', external_id: 'parceiro-1' };

/** What is written into the data table, where each node before has put out this. */
function rowFor(items: Record<'Dinie Trigger' | 'Loan' | 'Customer', IDataObject>): unknown {
	const place = { file: FILE, node: 'Row', parameter: 'jsonOutput' };
	return exampleValue(place, (node) => items[node as keyof typeof items] ?? {});
}

test('a loan is kept with its customer, and with the status that it has at Dinie by now', () => {
	expect(rowFor({ 'Dinie Trigger': EVENT, Loan: LOAN, Customer: CUSTOMER })).toEqual({
		loan_id: 'ln_1',
		customer_id: 'cust_1',
		external_id: 'parceiro-1',
		status: 'finished',
		last_seen: EVENT.sentAt,
	});
});

test.each([{}, { external_id: null }, { external_id: '' }, { error: 'Dinie is not there' }])(
	'a customer of %j leaves an external ID as it was kept before',
	(customer) => {
		const row = rowFor({ 'Dinie Trigger': EVENT, Loan: LOAN, Customer: customer });
		expect(row).not.toHaveProperty('external_id');
	},
);

test('of a loan that cannot be looked up, what the event tells is kept', () => {
	const refused = { error: 'Dinie is not there' };
	const created = { ...EVENT, data: { id: 'ln_1', customer_id: 'cust_1', status: 'processing' } };
	const rows = [EVENT, created].map((event) =>
		rowFor({ 'Dinie Trigger': event, Loan: refused, Customer: refused }),
	);
	const known = { loan_id: 'ln_1', last_seen: EVENT.sentAt };
	expect(rows).toEqual([
		{ ...known, status: 'active' },
		{ ...known, status: 'processing', customer_id: 'cust_1' },
	]);
});

/** What is made of one installment, or of what is said instead. */
function owedOf(installment: IDataObject, kept: IDataObject = { loan_id: 'ln_1' }): IDataObject {
	const place = { file: FILE, node: 'What Is Owed', parameter: 'assignments' };
	const { assignments } = exampleValue(place, (node) =>
		node === 'Open Loans' ? kept : installment,
	) as { assignments: Array<{ name: string; value: string | number | boolean | null }> };
	return Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
}

test.each([
	{ amount_due: '998.55', amount_remaining: '498.55', days_overdue: 3 },
	{ amount_due: 998.55, amount_remaining: 498.55, days_overdue: 3 },
	{ amount_due: '498.55', due_date: '2026-02-28' },
	{ amount_due: 498.55, due_date: '2026-02-28T00:00:00Z', days_overdue: 0 },
])('an overdue installment of %j is one of R$ 498.55 for 3 days', (fields) => {
	const owed = owedOf({ status: 'overdue', ...fields });
	expect(owed).toMatchObject({ overdue: true, reais: 498.55, days: 3, not_known: '' });
});

test.each([
	{ status: 'pending', due_date: '2026-02-28', days_overdue: 0 },
	{ status: 'paid', due_date: '2026-02-28', days_overdue: 3 },
	{ status: 'paid', due_date: '2026-02-28' },
	{ status: 'pending', due_date: '2026-03-03' },
	{ status: 'partially_paid', due_date: '2026-04-03' },
	{ status: 'pending', due_date: null, days_overdue: null },
	{ status: 'pending', due_date: 'soon' },
	{},
])('an installment of %j is not overdue', (installment) => {
	expect(owedOf(installment)).toMatchObject({ overdue: false });
});

test.each([
	{ status: 'pending', due_date: '2026-03-02' },
	{ status: 'partially_paid', due_date: '2026-03-02', days_overdue: null },
	{ status: 'partially_paid', due_date: '2026-03-02', days_overdue: 1 },
	{ due_date: '2026-03-02' },
])('an installment of %j is overdue for a day', (installment) => {
	expect(owedOf(installment)).toMatchObject({ overdue: true, days: 1 });
});

test.each([{}, { amount_remaining: null }, { amount_remaining: 'much', due_date: 'long ago' }])(
	'of an overdue installment of %j neither amount nor days are known',
	(fields) => {
		const owed = owedOf({ status: 'overdue', ...fields });
		expect(owed).toMatchObject({ overdue: true, reais: null, days: null });
	},
);

test.each([
	[{ loan_id: 'ln_1', customer_id: 'cust_1', external_id: 'parceiro-1' }, 'parceiro-1'],
	[{ loan_id: 'ln_1', customer_id: 'cust_1', external_id: null }, 'cust_1'],
	[{ loan_id: 'ln_1', customer_id: null, external_id: null }, 'not known'],
])('a loan kept as %j is told as that of customer %s', (kept, customer) => {
	expect(owedOf({}, kept)).toMatchObject({ loan_id: 'ln_1', customer });
	const refused = owedOf({ error: 'Dinie is not there' }, kept);
	expect(refused).toMatchObject({ customer, overdue: false, not_known: 'Dinie is not there' });
});

const owed = (changes: IDataObject = {}) => ({
	loan_id: 'ln_1',
	customer: 'parceiro-1',
	reais: 998.5,
	days: 3,
	overdue: true,
	not_known: '',
	...changes,
});

function messageOf(found: IDataObject[]): string {
	return String(
		exampleValue({ file: FILE, node: 'Slack', parameter: 'text' }, () => ({ found })),
	).replaceAll('\u00a0', ' ');
}

test('the message names what has been overdue the longest first, and the sum', () => {
	const found = [owed({ days: 1 }), owed({ loan_id: 'ln_2', reais: 1000, days: 33 })];
	expect(messageOf(found)).toBe(
		[
			':calendar: *2 overdue installments, R$ 1.998,50 in all*',
			'• Loan ln_2, customer parceiro-1: R$ 1.000,00, 33 days overdue',
			'• Loan ln_1, customer parceiro-1: R$ 998,50, 1 day overdue',
		].join('\n'),
	);
});

test('an amount that is not known is in no sum', () => {
	expect(messageOf([owed({ reais: null, days: null })])).toBe(
		[
			':calendar: *1 overdue installment*',
			'• Loan ln_1, customer parceiro-1: amount not known, overdue',
		].join('\n'),
	);
});

const refused = (changes: IDataObject = {}) =>
	owed({ overdue: false, reais: null, days: null, not_known: 'Dinie is not there', ...changes });

test('loans that could not be looked up are named behind those that could', () => {
	expect(messageOf([refused({ loan_id: 'ln_2' }), owed()])).toBe(
		[
			':calendar: *1 overdue installment, R$ 998,50 in all*',
			'• Loan ln_1, customer parceiro-1: R$ 998,50, 3 days overdue',
			'Not known, because the look-up was refused or not answered:',
			'• Loan ln_2, customer parceiro-1: Dinie is not there',
		].join('\n'),
	);
	expect(messageOf([refused()])).toMatch(
		/^:calendar: \*No overdue installment was found\*\nNot known, /,
	);
});

test('the message stays short enough for Slack', () => {
	const many = Array.from({ length: 5_000 }, () => [owed(), refused()]).flat();
	const message = messageOf(many);
	expect(message).toContain('*5000 overdue installments, R$ 4.992.500,00 in all*');
	expect(message.split('\n').filter((line) => line === '… and 4900 more')).toHaveLength(2);
	expect(message.length).toBeLessThan(20_000);
});
