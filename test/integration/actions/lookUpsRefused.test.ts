import { newCustomer } from '../../../sandbox/story/customer';
import { byId, startDinie, type TestDinie } from '../../contexts/dinie';

const CUSTOMER = 'cust_550e8400e29b41d4a716446655440000';
const LOAN = 'ln_550e8400e29b41d4a716446655440000';
const OFFER = 'co_550e8400e29b41d4a716446655440000';
const CPF = '529.982.247-25';
const BARE_CPF = '52998224725';

let dinie: TestDinie;
beforeEach(async () => (dinie = await startDinie()));
afterEach(async () => await dinie.close());

const externally = (value: string) => ({ __rl: true, mode: 'externalId', value });
const run = async (resource: string, operation: string, parameters = {}) =>
	await dinie.run({ resource, operation, ...parameters });
const asked = () => dinie.sandbox.requests.filter(({ path }) => !path.endsWith('/token'));

type Case = [
	what: string,
	resource: string,
	operation: string,
	parameters: object,
	message: RegExp,
];

test.each<Case>([
	[
		'a loan where a customer is wanted',
		'customer',
		'get',
		{ customerId: byId(LOAN) },
		/^'Customer' takes the ID of a customer, e\.g\. cust_\w+, not that of a loan: 'ln_550e/,
	],
	[
		'a customer where a loan is wanted',
		'loan',
		'get',
		{ loanId: CUSTOMER },
		/^'Loan ID' takes the ID of a loan, e\.g\. ln_\w+, not that of a customer: 'cust_550e/,
	],
	[
		'an installment where its loan is wanted',
		'loanTransaction',
		'getAll',
		{ loanId: 'tx_550e' },
		/^'Loan ID' takes the ID of a loan, e\.g\. ln_\w+, not that of a loan transaction: 'tx_550e'/,
	],
	[
		'a customer where an offer is wanted',
		'creditOffer',
		'get',
		{ creditOfferId: byId(CUSTOMER) },
		/^'Credit Offer' takes the ID of a credit offer, .* not that of a customer/,
	],
	[
		'an offer in the filter for a customer',
		'creditOffer',
		'getAll',
		{ filters: { customerId: OFFER } },
		/^'Customer ID' takes the ID of a customer, .* not that of a credit offer/,
	],
	[
		'an endpoint where a customer is wanted, and the other way round',
		'webhookEndpoint',
		'get',
		{ endpointId: byId(CUSTOMER) },
		/^'Webhook Endpoint' takes the ID of a webhook endpoint, .* not that of a customer/,
	],
	[
		'an ID that an expression left empty',
		'customer',
		'get',
		{ customerId: byId('={{ $json.nope }}') },
		/^'Customer' is empty: choose one from the list, or give its ID/,
	],
	[
		'an external ID that an expression left empty',
		'customer',
		'get',
		{ customerId: externally('={{ $json.nope }}') },
		/^'Customer' is empty: give the external ID of a customer$/,
	],
	[
		'a CPF where an ID is wanted',
		'customer',
		'get',
		{ customerId: byId(`={{ "${CPF}" }}`) },
		/^'Customer' must be an ID of letters and digits, e\.g\. cust_\w+, not '\[removed\]'$/,
	],
	[
		'a status that does not exist',
		'customer',
		'getAll',
		{ filters: { status: '={{ "rich" }}' } },
		/^'Status' must be active, creating, denied, pending_kyc or under_review, not 'rich'$/,
	],
])(
	'%s is refused before Dinie is asked',
	async (_what, resource, operation, parameters, message) => {
		const outcome = await run(resource, operation, parameters);

		expect(outcome.message).toMatch(message);
		expect(outcome.items).toEqual([]);
		expect(asked()).toEqual([]);
	},
);

test.each<Case>([
	['customer', 'customer', 'get', { customerId: byId(CUSTOMER) }, /fetch customer cust_550e/],
	[
		'credit offer',
		'creditOffer',
		'get',
		{ creditOfferId: byId(OFFER) },
		/fetch credit offer co_550e/,
	],
	['loan', 'loan', 'get', { loanId: LOAN }, /fetch loan ln_550e/],
	[
		'loan with transactions',
		'loanTransaction',
		'getAll',
		{ loanId: LOAN },
		/list the transactions of loan ln_550e/,
	],
])('an unknown %s is told by its ID', async (_what, resource, operation, parameters, purpose) => {
	const { message } = await run(resource, operation, parameters);

	expect(message).toMatch(purpose);
	expect(message).toMatch(/^Dinie refused to .* \(HTTP 404\).* It may have been deleted/);
});

test('an external ID that nobody has is told', async () => {
	dinie.sandbox.customers.save(newCustomer(1, { id: 'cust_1' }));

	const { message } = await run('customer', 'get', { customerId: externally('nobody') });

	expect(message).toMatch(/^'Customer' was not found: no customer has the external ID 'nobody'/);
});

test('an external ID that two customers have is not decided by chance', async () => {
	for (const number of [1, 2]) {
		dinie.sandbox.customers.save(newCustomer(number, { id: `cust_${number}`, externalId: 'twin' }));
	}

	const { items, message } = await run('customer', 'get', { customerId: externally('twin') });

	expect(message).toMatch(
		/^'Customer' is not clear: more than one customer has the external ID 'twin'/,
	);
	expect(items).toEqual([]);
});

test('a Dinie that does not know the filter hands out no stranger for an external ID', async () => {
	const stranger = { id: 'cust_9', external_id: 'other' };
	dinie.sandbox.faults.add({
		path: /customers/,
		answer: { status: 200, body: { data: [stranger], has_more: false } },
	});

	const { items, message } = await run('customer', 'get', { customerId: externally('mine') });

	expect(message).toMatch(/no customer has the external ID 'mine'/);
	expect(items).toEqual([]);
});

describe.each([
	['Customer', 'customer', 'getAll', { filters: { cpf: CPF } }],
	['Customer by CPF without points', 'customer', 'getAll', { filters: { cpf: BARE_CPF } }],
	['Customer by a CPF as external ID', 'customer', 'get', { customerId: externally(CPF) }],
])('%s: a CPF stays out of every message', (_what, resource, operation, parameters) => {
	const detail = `The cpf ${CPF} (${BARE_CPF}) is not valid.`;

	test.each([
		[
			'refused with the CPF in the answer',
			{ status: 422, body: { title: 'x', detail, param: 'cpf' } },
		],
		[
			'refused in the errors of the answer',
			{ status: 422, body: { title: 'x', detail: 'No.', errors: [{ param: 'cpf', detail }] } },
		],
		['forbidden', { status: 403 }],
		['HTML', { status: 200, body: '<html></html>' }],
		['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }],
	])('when the answer is: %s', async (_answer, answer) => {
		dinie.sandbox.faults.add({ path: /customers/, answer });

		const { message } = await run(resource, operation, parameters);

		expect(message).toMatch(/customers/);
		expect(message).not.toContain(CPF);
		expect(message).not.toContain(BARE_CPF);
	});

	test('when the connection drops', async () => {
		dinie.sandbox.faults.add({ path: /customers/, drop: true });

		const { message } = await run(resource, operation, parameters);

		expect(message).toMatch(/^Dinie could not be reached to list the customers/);
		expect(message).not.toContain(BARE_CPF);
	});
});

test.each([
	['customer', 'get', { customerId: externally(CPF) }],
	['customer', 'get', { customerId: byId(`={{ ({ cpf: "${CPF}" }) }}`) }],
	['customer', 'getAll', { filters: { cpf: `={{ ({ cpf: "${CPF}" }) }}` } }],
	['customer', 'getAll', { filters: { status: `={{ "${CPF}" }}` } }],
	['customer', 'getAll', { limit: `={{ "${CPF}" }}` }],
	['loan', 'get', { loanId: CPF }],
	['webhookEndpoint', 'create', { url: CPF }],
	['webhookEndpoint', 'create', { url: 'https://a.example', events: `={{ ["${CPF}"] }}` }],
	['webhookEvent', 'getSample', { event: `={{ "${CPF}" }}` }],
])('%s: %s, a CPF in the field %j is not repeated', async (resource, operation, parameters) => {
	const { message } = await run(resource, operation, parameters);

	expect(message).toContain('[removed]');
	expect(message).not.toContain(CPF);
});

test('a 429 in the middle of the pages is waited for', async () => {
	for (let number = 0; number < 250; number++) {
		dinie.sandbox.customers.save(newCustomer(number, { id: `cust_${number}` }));
	}
	const answer = { status: 429, retryAfterSeconds: 0 };
	dinie.sandbox.faults.add({ path: /customers/, after: 1, times: 1, answer });

	const { items, message } = await run('customer', 'getAll', { returnAll: true });

	expect(message).toBeUndefined();
	expect(items).toHaveLength(250);
});

test('Return All hands out 10,000 customers, each once', async () => {
	for (let number = 0; number < 10_000; number++) {
		dinie.sandbox.customers.save(newCustomer(number, { id: `cust_${number}` }));
	}

	const { items } = await run('customer', 'getAll', { returnAll: true });

	expect(new Set(items.map(({ json }) => json.id)).size).toBe(10_000);
	expect(items).toHaveLength(10_000);
});

test('customers, offers and transactions that lack every field but the ID still come out', async () => {
	for (const [resource, parameters] of [
		['customer', {}],
		['creditOffer', {}],
		['loanTransaction', { loanId: LOAN }],
	] as const) {
		const body = { data: [null, { id: 'any_1' }], has_more: false };
		dinie.sandbox.faults.add({ method: 'GET', times: 1, answer: { status: 200, body } });

		const { items } = await run(resource, 'getAll', parameters);

		expect(items).toEqual([{ json: { id: 'any_1' }, pairedItem: { item: 0 } }]);
	}
});
