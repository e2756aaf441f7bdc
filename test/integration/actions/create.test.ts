import { CONTRACTS } from '../../../sandbox/contract';
import { itemsOf, startDinie, type TestDinie } from '../../helpers/workflow';

const createFrom = { resource: 'webhookEndpoint', operation: 'create', url: '={{ $json.url }}' };
const two = itemsOf(
	{ url: 'https://one.example/webhooks' },
	{ url: 'https://two.example/webhooks' },
);

describe.each(CONTRACTS)('Create, Dinie answering as its %s says', (contract) => {
	let dinie: TestDinie;

	beforeAll(async () => (dinie = await startDinie({ contract })));
	afterAll(async () => await dinie.close());

	it('creates one endpoint for each item and returns its secret', async () => {
		const { items, message } = await dinie.run({ ...createFrom, events: ['loan.*'] }, two);

		expect(message).toBeUndefined();
		expect(items).toMatchObject([
			{ json: { url: 'https://one.example/webhooks' }, pairedItem: { item: 0 } },
			{ json: { url: 'https://two.example/webhooks' }, pairedItem: { item: 1 } },
		]);
	});
});
