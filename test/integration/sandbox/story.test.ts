import type { EventType } from '../../../nodes/Dinie/events/catalogue';
import { CONTRACTS } from '../../../sandbox/contract';
import { ENDINGS, lifeOf } from '../../../sandbox/story/lives';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { deviations } from '../../schemas/deviations';
import { RESOURCE_FIELDS, type LookedUp } from '../../schemas/resourceFields';
import { connect, reply, type Client } from '../../helpers/client';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
	client = await connect(sandbox);
});
afterEach(() => sandbox.close());

const cases = CONTRACTS.flatMap((contract) => ENDINGS.map((ending) => ({ contract, ending })));

describe.each(cases)('a life that ends with $ending, in the form of the $contract', (each) => {
	const { contract, ending } = each;

	test('all that can be looked up has the fields of this form after every event', async () => {
		sandbox.settings.contract = contract;
		const { customerId, creditOfferId, loanId } = sandbox.playStory({ ending, stepMs: 1_000 });
		const seen = new Set<string>();
		for (let left = lifeOf(ending, contract).length; left > 0; left -= 1) {
			await isAsListed('customer', `/customers/${customerId}`);
			await isAsListed('creditOffer', `/credit-offers/${creditOfferId}`);
			await isAsListed('loan', `/loans/${loanId}`);
			await isAsListed('customer', '/customers');
			await isAsListed('creditOffer', '/credit-offers');
			await isAsListed('creditOffer', `/customers/${customerId}/credit-offers`);
			await isAsListed('loanTransaction', `/loans/${loanId}/transactions`);
			await sandbox.clock.advance(1_000);
		}
		expect([...seen].sort()).toEqual(
			ending === 'denied'
				? ['customer']
				: [...ALWAYS, ...(ending === 'finished' ? ['loanTransaction'] : [])],
		);

		async function isAsListed(resource: LookedUp, path: string): Promise<void> {
			const { status, body } = await client.call('GET', path);
			if (status === 404) return;
			const answers = Array.isArray(body['data']) ? (body['data'] as unknown[]) : [body];
			for (const answer of answers) {
				seen.add(resource);
				expect(deviations(answer, RESOURCE_FIELDS[resource], contract)).toEqual([]);
			}
		}
	});

	test('no event has to assume anything, and all speak of the same people', async () => {
		sandbox.settings.contract = contract;
		const { done, types, ...ids } = sandbox.playStory({ ending, stepMs: 0 });
		const events = await done;
		expect(events.map(({ type }) => type)).toEqual(lifeOf(ending, contract));
		expect(types).toEqual(lifeOf(ending, contract));
		expect(events.flatMap(({ assumed }) => assumed)).toEqual([]);
		const own = { customer: ids.customerId, credit_offer: ids.creditOfferId, loan: ids.loanId };
		for (const { type, data } of events) {
			expect(data['id']).toBe(own[type.split('.')[0] as keyof typeof own]);
			if ('customer_id' in data) expect(data['customer_id']).toBe(ids.customerId);
			if ('credit_offer_id' in data) expect(data['credit_offer_id']).toBe(ids.creditOfferId);
		}
	});
});

const ALWAYS = ['creditOffer', 'customer', 'loan'];

test.each(CONTRACTS)('a repaid loan has every installment paid (%s)', async (contract) => {
	sandbox.settings.contract = contract;
	const { customerId, creditOfferId, loanId } = sandbox.playStory({ stepMs: 0 });
	expect(await got(`/customers/${customerId}`)).toMatchObject({ status: 'active' });
	expect(await got(`/credit-offers/${creditOfferId}`)).toMatchObject({ status: 'accepted' });
	expect(await got(`/loans/${loanId}`)).toMatchObject({ status: 'finished' });
	const { data } = await got(`/loans/${loanId}/transactions`);
	expect(data).toHaveLength(12);
	const nothing = contract === 'sdk' ? 0 : '0.00';
	for (const each of data as object[]) {
		expect(each).toMatchObject({ status: 'paid', amount_remaining: nothing });
	}
});

test('a story goes at the pace of the sandbox clock', async () => {
	sandbox.playStory({ stepMs: 60_000 });
	expect(sandbox.events.map(({ type }) => type)).toEqual(['customer.created']);
	await sandbox.clock.advance(2 * 60_000);
	expect(sandbox.events).toHaveLength(3);
});

test('a second story is about somebody else, also while the first is played', async () => {
	const first = sandbox.playStory({ stepMs: 1_000 });
	const second = sandbox.playStory({ stepMs: 1_000, ending: 'error' });
	await sandbox.clock.advance(60_000);
	for (const story of [first, second]) {
		expect((await story.done).flatMap(({ assumed }) => assumed)).toEqual([]);
	}
	const [one, other] = [first, second].map(({ loanId }) => sandbox.loans.get(loanId));
	expect([one?.stage, other?.stage]).toEqual(['finished', 'error']);
	expect(one?.customerId).not.toBe(other?.customerId);
	const cpfs = sandbox.customers.list().map(({ cpf }) => cpf);
	expect(new Set(cpfs).size).toBe(2);
});

test('single events go on with those the event before spoke of', async () => {
	const types: EventType[] = ['customer.created', 'credit_offer.available', 'loan.created'];
	const [customer, offer, loan] = types.map((type) => sandbox.fire(type).data);
	expect(offer).toMatchObject({ customer_id: customer?.['id'] });
	expect(loan).toMatchObject({ customer_id: customer?.['id'], credit_offer_id: offer?.['id'] });
	expect(sandbox.fire('loan.error').data).toMatchObject({ id: loan?.['id'] });
	const again = sandbox.fire('customer.created');
	expect(again.data['id']).toBe(customer?.['id']);
	expect(again.assumed).toEqual([expect.stringMatching(/cust_\w+ began anew/)]);
});

test('an event that does not follow is fired all the same, and says what it assumed', async () => {
	const { data, assumed } = sandbox.fire('loan.signed');
	expect(data).toMatchObject({ status: 'signed' });
	expect(assumed).toEqual([
		expect.stringMatching(/^Assumed that customer cust_\w+ was there, active\.$/),
		expect.stringMatching(/^Assumed that credit offer co_\w+ was there, accepted\.$/),
		expect.stringMatching(/^Assumed that loan ln_\w+ was there, awaiting_signatures\.$/),
	]);
	expect(sandbox.fire('loan.finished').assumed).toEqual([
		expect.stringMatching(/^Assumed that loan ln_\w+ had come to active, not signed\.$/),
		expect.stringMatching(/^Assumed that the installments of loan ln_\w+ .* had been paid\.$/),
	]);
	expect(await got(`/loans/${String(data['id'])}`)).toMatchObject({ status: 'finished' });
});

test('an event fired with data of its own moves whom the data names, as far as it tells', async () => {
	sandbox.fire('customer.created', { data: { id: 'cust_mine', name: 'Ana', external_id: null } });
	sandbox.fire('loan.created', {
		data: { id: 'ln_mine', customer_id: 'cust_mine', requested_amount: '5000.00' },
	});
	const payment = { amount: 100, installment_number: 2, paid_at: 1775253600 };
	sandbox.fire('loan.payment_received', { data: { id: 'ln_mine', payment } });
	expect(await got('/customers/cust_mine')).toMatchObject({ name: 'Ana', external_id: null });
	expect(await got('/loans/ln_mine')).toMatchObject({
		customer_id: 'cust_mine',
		requested_amount: '5000.00',
		status: 'active',
	});
	const { data } = await got('/loans/ln_mine/transactions');
	expect((data as object[])[1]).toMatchObject({
		status: 'partially_paid',
		amount_paid: '100.00',
		paid_at: '2026-04-03T22:00:00Z',
	});
});

test.each([
	['no id', {}],
	['an id that is no text', { id: 7 }],
	['nonsense in every field', { id: 'ln_1', payment: [null], requested_amount: 'many' }],
])('data with %s is sent as it is', (_what, data) => {
	expect(sandbox.fire('loan.payment_received', { data }).data).toBe(data);
});

test('installments are overdue once the sandbox clock has passed them', async () => {
	const loanId = String(sandbox.fire('loan.active').data['id']);
	await sandbox.clock.advance(40 * 24 * 60 * 60 * 1000);
	client = await connect(sandbox);
	const { data } = await got(`/loans/${loanId}/transactions`);
	const today = new Date().toISOString().slice(0, 10);
	const [first, second] = data as Array<Record<string, unknown>>;
	expect(first).toMatchObject({ status: 'overdue', days_overdue: 10 });
	expect(String(first?.['due_date']) < today).toBe(true);
	expect(second).toMatchObject({ status: 'pending', days_overdue: 0 });
});

test('a story is played from outside, with the ending asked for', async () => {
	const { status, body } = await play({ ending: 'error', stepMs: 0 });
	expect(status).toBe(201);
	expect(sandbox.loans.get(String(body['loanId']))?.stage).toBe('error');
	expect((await play({ ending: 'happy' })).body['error']).toMatch(/finished, error, denied/);
});

function play(options: object) {
	return reply(`${sandbox.url}/control/story`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(options),
	});
}

async function got(path: string): Promise<Record<string, unknown>> {
	return (await client.call('GET', path)).body;
}
