import { CONTRACTS } from '../../../sandbox/contract';
import { newCustomer } from '../../../sandbox/story/customer';
import { newCreditOffer } from '../../../sandbox/story/creditOffer';
import { byId, itemsOf, startDinie, type TestDinie } from '../../contexts/dinie';

const externally = (value: string) => ({ __rl: true, mode: 'externalId', value });

describe.each(CONTRACTS)('Looking up, Dinie answering as its %s says', (contract) => {
	let dinie: TestDinie;
	beforeEach(async () => (dinie = await startDinie({ contract })));
	afterEach(async () => await dinie.close());

	const run = async (resource: string, operation: string, parameters = {}, items = itemsOf({})) =>
		await dinie.run({ resource, operation, ...parameters }, items);
	const play = async () => {
		const played = dinie.sandbox.playStory({ stepMs: 0 });
		await played.done;
		return played;
	};
	const addCustomer = (number: number, given = {}) =>
		dinie.sandbox.customers.save(newCustomer(number, { id: `cust_${number}`, ...given }));
	const idsOf = ({ items }: { items: Array<{ json: { id?: unknown } }> }) =>
		items.map(({ json }) => json.id);

	test('Customer: Get has name and e-mail for each event that carries the ID only', async () => {
		const [one, two] = [addCustomer(1), addCustomer(2)];

		const { items, message } = await run(
			'customer',
			'get',
			{ customerId: byId('={{ $json.data.id }}') },
			itemsOf({ data: { id: one.id } }, { data: { id: ` ${two.id} ` } }),
		);

		expect(message).toBeUndefined();
		const time = expect.any(contract === 'sdk' ? Number : String);
		expect(items).toMatchObject([
			{
				json: { id: one.id, name: one.name, email: one.email, cpf: one.cpf, created_at: time },
				pairedItem: { item: 0 },
			},
			{ json: { id: two.id, name: two.name }, pairedItem: { item: 1 } },
		]);
		expect(items[0]?.json.kyc).toHaveLength((items[1]?.json.kyc as unknown[]).length);
	});

	test('Customer: Get takes one that was chosen from the list, or an external ID', async () => {
		const { id, externalId } = addCustomer(3);

		const chosen = { __rl: true, mode: 'list', value: id, cachedResultName: 'Somebody' };
		expect(idsOf(await run('customer', 'get', { customerId: chosen }))).toEqual([id]);
		expect(
			idsOf(await run('customer', 'get', { customerId: externally(` ${externalId} `) })),
		).toEqual([id]);
	});

	test('Customer: Get takes one who is still being created, without a name', async () => {
		const { id } = addCustomer(3, { status: 'creating' });

		const { items, message } = await run('customer', 'get', { customerId: byId(id) });

		expect(message).toBeUndefined();
		const status = contract === 'sdk' ? 'creating' : 'pending_kyc';
		expect(items).toMatchObject([{ json: { id, status } }]);
	});

	test('Customer: Get Many filters and sorts as Dinie does', async () => {
		const one = addCustomer(1, { status: 'active', createdAt: 3, updatedAt: 1 });
		const two = addCustomer(2, { status: 'active', createdAt: 2, updatedAt: 3 });
		const three = addCustomer(3, { status: 'under_review', createdAt: 1, updatedAt: 2 });
		const many = async (parameters: object) => idsOf(await run('customer', 'getAll', parameters));

		expect(await many({ filters: { status: 'under_review' } })).toEqual([three.id]);
		expect(await many({ filters: { externalId: two.externalId } })).toEqual([two.id]);
		expect(await many({ filters: { cpf: one.cpf } })).toEqual([one.id]);
		expect(await many({ filters: { cpf: one.cpf.replace(/\D/g, '') } })).toEqual([one.id]);
		expect(await many({ filters: { cpf: one.cpf, status: 'under_review' } })).toEqual([]);
		expect(await many({ options: { sortBy: 'updated_at', sortOrder: 'asc' } })).toEqual([
			one.id,
			three.id,
			two.id,
		]);
		const { query } = dinie.sandbox.requests.at(-1)!;
		expect(query).toBe('sort=updated_at&order=asc&limit=50');
		await many({});
		expect(dinie.sandbox.requests.at(-1)?.query).toBe('limit=50');
	});

	test('Customer: Get Many returns 50 unless told otherwise, and all pages on request', async () => {
		for (let number = 0; number < 230; number++) addCustomer(number);

		expect((await run('customer', 'getAll')).items).toHaveLength(50);
		expect((await run('customer', 'getAll', { limit: 130 })).items).toHaveLength(130);
		const all = idsOf(await run('customer', 'getAll', { returnAll: true }));
		expect(all).toHaveLength(230);
		expect(new Set(all).size).toBe(230);
	});

	test('Credit Offer: Get and Get Many have the present status and terms', async () => {
		const [{ id: customerId }, { id: otherId }] = [addCustomer(1), addCustomer(2)];
		const offer = (id: string, of: string, status: 'available' | 'expired') =>
			dinie.sandbox.creditOffers.save(newCreditOffer({ id, customerId: of, status })).id;
		const [one, two, three] = [
			offer('co_1', customerId, 'available'),
			offer('co_2', customerId, 'expired'),
			offer('co_3', otherId, 'available'),
		];
		const many = async (filters: object) =>
			idsOf(await run('creditOffer', 'getAll', { filters })).sort();

		const { items } = await run('creditOffer', 'get', { creditOfferId: byId(one) });
		const money = contract === 'sdk' ? 50000 : '50000.00';
		expect(items).toMatchObject([
			{ json: { id: one, status: 'available', approved_amount: money } },
		]);
		expect(await many({})).toEqual([one, two, three]);
		expect(await many({ customerId })).toEqual([one, two]);
		expect(await many({ customerId, status: 'expired' })).toEqual([two]);
		expect(await many({ status: 'available' })).toEqual([one, three]);
	});

	test('Loan: Get leads from a loan event to its customer, Loan Transaction: Get Many to its installments', async () => {
		const { loanId, customerId, creditOfferId } = await play();

		const { items } = await run('loan', 'get', { loanId: '={{ $json.data.id }}' }, [
			...itemsOf({ data: { id: loanId } }, { data: { id: loanId } }),
		]);
		const transactions = await run('loanTransaction', 'getAll', { loanId });

		const expected = { id: loanId, customer_id: customerId, credit_offer_id: creditOfferId };
		expect(items).toMatchObject([
			{ json: expected, pairedItem: { item: 0 } },
			{ json: expected, pairedItem: { item: 1 } },
		]);
		const amount = expect.any(contract === 'sdk' ? Number : String);
		expect(transactions.items).toHaveLength(12);
		expect(transactions.items[0]).toMatchObject({
			json: { loan_id: loanId, status: 'paid', amount_due: amount },
		});
	});

	test('a loan without transactions gives no item', async () => {
		dinie.sandbox.fire('loan.created');
		const [loan] = dinie.sandbox.loans.list();

		const { items, message } = await run('loanTransaction', 'getAll', { loanId: loan?.id });

		expect(message).toBeUndefined();
		expect(items).toEqual([]);
	});
});
