import { CONTRACTS } from '../../../sandbox/contract';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { Customer } from '../../../sandbox/story/customer';
import { newCustomer } from '../../../sandbox/story/customer';
import { connect, type Client } from '../../helpers/client';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
	client = await connect(sandbox);
});
afterEach(() => sandbox.close());

test.each(['/v3', '/api/v3'])('customers, offers and loans are found under %s', async (base) => {
	const { customerId, creditOfferId, loanId } = sandbox.playStory({ stepMs: 0 });
	client = await connect(sandbox, sandbox.url + base);
	const paths = [`/customers/${customerId}`, `/credit-offers/${creditOfferId}`, `/loans/${loanId}`];
	for (const path of paths) {
		expect(await client.call('GET', path)).toMatchObject({
			status: 200,
			body: { id: path.split('/')[2] },
		});
	}
});

test.each([
	'/customers/cust_none',
	'/credit-offers/co_none',
	'/loans/ln_none',
	'/loans/ln_none/transactions',
	'/customers/cust_none/credit-offers',
	'/loans',
])('%s is answered with a problem: there is no such thing', async (path) => {
	const { status, headers, body } = await client.call('GET', path);
	expect(status).toBe(404);
	expect(headers.get('content-type')).toBe('application/problem+json');
	expect(body).toMatchObject({ code: 'not_found', instance: `/v3${path}` });
});

test.each([
	['external_id=partner-2', [2]],
	['external_id=nobody', []],
	['status=active', [3, 1]],
	['cpf=100.000.001-08', [1]],
	['cpf=10000000108', [1]],
	['sort=created_at&order=asc', [0, 1, 2, 3]],
	['sort=updated_at&order=desc', [0, 3, 2, 1]],
	['sort=name&order=asc', [1, 3, 0, 2]],
	['limit=2', [3, 2]],
	['status=active&limit=1', [3]],
	['', [3, 2, 1, 0]],
])('of four customers, ?%s lists %j', async (query, expected) => {
	const ids = addCustomers(
		{ name: 'Carla' },
		{ name: 'Ana', status: 'active', cpf: '100.000.001-08' },
		{ name: 'Dora', externalId: 'partner-2' },
		{ name: 'Bruna', status: 'active' },
	);
	sandbox.customers.edit(ids[0] ?? '', { updatedAt: Date.now() + 60_000 });
	expect(await listed(`/customers?${query}`)).toEqual(expected.map((at) => ids[at]));
});

test.each([
	['sort=age', 'sort'],
	['order=up', 'order'],
	['status=happy', 'status'],
	['limit=101', 'limit'],
	['starting_after=cust_none', 'starting_after'],
])('customers?%s is refused, naming the parameter', async (query, param) => {
	const { status, body } = await client.call('GET', `/customers?${query}`);
	expect(status).toBe(422);
	expect(body).toMatchObject({ param, code: 'invalid_format' });
});

test('customers are sorted by name in the form of the documentation only', async () => {
	sandbox.settings.contract = 'sdk';
	expect((await client.call('GET', '/customers?sort=name')).status).toBe(422);
});

test('credit offers are filtered by customer and by status', async () => {
	const offers = ['credit_offer.available', 'credit_offer.expired', 'credit_offer.available'];
	const [first, , second] = offers.map((type) => String(sandbox.fire(type).data['id']));
	const customerId = sandbox.creditOffers.get(first ?? '')?.customerId ?? '';
	const [other = ''] = addCustomers({});
	expect(await listed('/credit-offers')).toEqual([second, first]);
	expect(await listed('/credit-offers?status=expired')).toEqual([first]);
	expect(await listed(`/credit-offers?customer_id=${customerId}`)).toEqual([second, first]);
	expect(await listed(`/credit-offers?customer_id=${other}`)).toEqual([]);
	expect(await listed(`/customers/${customerId}/credit-offers?status=available`)).toEqual([second]);
});

test.each(CONTRACTS)('a customer still being created has little to show (%s)', async (contract) => {
	sandbox.settings.contract = contract;
	const [id = ''] = addCustomers({ status: 'creating' });
	const { body } = await client.call('GET', `/customers/${id}`);
	expect(body).toMatchObject(
		contract === 'sdk' ? { status: 'creating', name: null } : { status: 'pending_kyc' },
	);
	expect('kyc' in body).toBe(contract === 'documentation');
});

test('a loan without its money has no transactions yet', async () => {
	const { id } = sandbox.fire('loan.created').data;
	const { body } = await client.call('GET', `/loans/${String(id)}/transactions`);
	expect(body).toEqual({ data: [], has_more: false });
});

test('transactions come page by page, in the order in which they are due', async () => {
	const { loanId } = sandbox.playStory({ stepMs: 0 });
	const path = `/loans/${loanId}/transactions?limit=7`;
	const first = await client.call('GET', path);
	const seen = first.body['data'] as Array<{ id: string; due_date: string }>;
	const next = await client.call('GET', `${path}&starting_after=${seen.at(-1)?.id}`);
	const all = [...seen, ...(next.body['data'] as typeof seen)];
	expect([first.body['has_more'], next.body['has_more']]).toEqual([true, false]);
	expect(new Set(all.map(({ id }) => id)).size).toBe(12);
	expect(all.map(({ due_date: date }) => date)).toEqual(
		all.map(({ due_date: date }) => date).sort(),
	);
});

test('10,000 customers are read page by page in a few seconds', async () => {
	const ids = new Set(addCustomers(...Array.from({ length: 10_000 }, () => ({}))));
	let last = '';
	const startedAt = performance.now();
	for (let hasMore = true; hasMore; ) {
		const after = last && `&starting_after=${last}`;
		const { body } = await client.call('GET', `/customers?limit=100&sort=updated_at${after}`);
		const page = body['data'] as Array<{ id: string }>;
		for (const { id } of page) ids.delete(id);
		last = page.at(-1)?.id ?? '';
		hasMore = body['has_more'] === true;
	}
	expect(ids.size).toBe(0);
	expect(performance.now() - startedAt).toBeLessThan(10_000);
});

test.each([
	'/customers?limit=1&cpf=123.456.789-09&status=active',
	'/customers?cpf=12345678909',
	'/customers?external_id=12345678909',
	'/customers/123.456.789-09',
])('the CPF in %s stays out of the list of calls', async (path) => {
	await client.call('GET', path);
	const kept = JSON.stringify(sandbox.requests.at(-1));
	expect(kept).not.toMatch(/123\.?456/);
	expect(kept).toContain('[removed]');
});

/** The n-th of them is the n-th oldest. */
function addCustomers(...given: Array<Partial<Customer>>): string[] {
	return given.map((fields, at) => {
		const id = `cust_${String(at).padStart(32, '0')}`;
		return sandbox.customers.save(newCustomer(at, { ...fields, id })).id;
	});
}

async function listed(path: string): Promise<string[]> {
	const { body } = await client.call('GET', path);
	return (body['data'] as Array<{ id: string }>).map(({ id }) => id);
}
