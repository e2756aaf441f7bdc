import { LoadOptionsContext } from 'n8n-core';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { Dinie } from '../../../nodes/Dinie/Dinie.node';
import { CONTRACTS } from '../../../sandbox/contract';
import { newCreditOffer } from '../../../sandbox/story/creditOffer';
import { newCustomer } from '../../../sandbox/story/customer';
import { additionalDataFor } from '../../contexts/additionalData';
import { startDinie, type TestDinie } from '../../contexts/dinie';
import { dinieNode, workflowOf } from '../../contexts/nodes';

describe.each(CONTRACTS)('Choosing a record, Dinie answering as its %s says', (contract) => {
	let dinie: TestDinie;
	beforeEach(async () => (dinie = await startDinie({ contract })));
	afterEach(async () => await dinie.close());

	const { listSearch } = new Dinie().methods;
	async function search(method: keyof typeof listSearch, text?: string, token?: string) {
		const node = dinieNode({});
		const workflow = workflowOf(node, new Dinie());
		const data = additionalDataFor(dinie.credential);
		const context = new LoadOptionsContext(workflow, node, data, '') as ILoadOptionsFunctions;
		return await listSearch[method].call(context, text, token);
	}
	const addCustomer = (number: number, given = {}) =>
		dinie.sandbox.customers.save(newCustomer(number, { id: `cust_${number}`, ...given }));

	test('shows customers by name, status and external ID', async () => {
		const one = addCustomer(1, { status: 'active' });
		const two = addCustomer(2, { externalId: null });

		expect((await search('searchCustomers')).results).toEqual([
			{ name: `${two.name} (pending_kyc): cust_2`, value: 'cust_2' },
			{ name: `${one.name} (active): ${one.externalId}`, value: 'cust_1' },
		]);
	});

	test('shows a customer who has no name yet', async () => {
		const body = { data: [{ id: 'cust_1', name: null, status: 'creating' }], has_more: false };
		dinie.sandbox.faults.add({ path: /customers/, answer: { status: 200, body } });

		expect((await search('searchCustomers')).results).toEqual([
			{ name: 'No name yet (creating): cust_1', value: 'cust_1' },
		]);
	});

	test('finds a customer on whatever page, and goes on from page to page', async () => {
		addCustomer(0, { name: 'Maria Hidden' });
		for (let number = 1; number < 250; number++) addCustomer(number);

		expect((await search('searchCustomers', ' maria h')).results).toMatchObject([
			{ value: 'cust_0' },
		]);
		const first = await search('searchCustomers');
		const second = await search('searchCustomers', '', String(first.paginationToken));
		expect([first, second].map(({ results }) => results.length)).toEqual([100, 100]);
	});

	test('shows credit offers by amount, status and customer', async () => {
		const { id: customerId, externalId } = addCustomer(1);
		dinie.sandbox.creditOffers.save(
			newCreditOffer({ id: 'co_1', customerId, status: 'expired', approvedReais: 7500 }),
		);

		const shown =
			contract === 'sdk'
				? `R$ 7500 (expired): ${externalId}`
				: `R$ 7500.00 (expired): ${customerId}`;
		expect((await search('searchCreditOffers', '7500')).results).toEqual([
			{ name: shown, value: 'co_1' },
		]);
	});
});
