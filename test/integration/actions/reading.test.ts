import { CONTRACTS } from '../../../sandbox/contract';
import { byId, itemsOf, startDinie, type TestDinie } from '../../contexts/dinie';

const HOUR_MS = 3_600_000;

describe.each(CONTRACTS)('Reading endpoints, Dinie answering as its %s says', (contract) => {
	let dinie: TestDinie;

	beforeEach(async () => (dinie = await startDinie({ contract })));
	afterEach(async () => await dinie.close());

	const run = async (operation: string, parameters: object = {}, items = [{ json: {} }]) =>
		await dinie.run({ resource: 'webhookEndpoint', operation, ...parameters }, items);
	const add = (url: string, fields = {}) => dinie.sandbox.endpoints.add({ url, ...fields });
	const urlsOf = ({ items }: { items: Array<{ json: { url?: unknown } }> }) =>
		items.map(({ json }) => json.url);

	test('Get returns each endpoint as Dinie does, and which trigger manages it', async () => {
		const one = add('https://one.example/', { description: 'Ours [n8n:0123456789ab/wf/node]' });
		const two = add('https://two.example/');

		const { items } = await run(
			'get',
			{ endpointId: byId('={{ $json.id }}') },
			itemsOf({ id: one.id }, { id: ` ${two.id} ` }),
		);

		const owner = { instanceId: '0123456789ab', workflowId: 'wf', nodeId: 'node', test: false };
		expect(items).toMatchObject([
			{ json: { id: one.id, url: one.url, managedBy: owner }, pairedItem: { item: 0 } },
			{ json: { id: two.id, url: two.url, managedBy: null }, pairedItem: { item: 1 } },
		]);
		const time = expect.any(contract === 'sdk' ? Number : String);
		expect(items[0]?.json).toMatchObject({ created_at: time, updated_at: time });
		expect(items[0]?.json).not.toHaveProperty('secret');
	});

	test('Get takes an endpoint that was chosen from the list', async () => {
		const { id, url } = add('https://one.example/');

		const chosen = { __rl: true, mode: 'list', value: id, cachedResultName: url };

		expect(urlsOf(await run('get', { endpointId: chosen }))).toEqual([url]);
	});

	test('Get Many returns 50 endpoints unless told otherwise, and all pages on request', async () => {
		for (let i = 0; i < 230; i++) add(`https://partner.example/${i}`);

		expect((await run('getAll')).items).toHaveLength(50);
		expect((await run('getAll', { limit: 3 }, itemsOf({}, {}))).items).toMatchObject([
			...Array(3).fill({ pairedItem: { item: 0 } }),
			...Array(3).fill({ pairedItem: { item: 1 } }),
		]);
		const all = urlsOf(await run('getAll', { returnAll: true }));
		expect(new Set(all).size).toBe(230);
		expect(all).toHaveLength(230);
	});

	test('Get Many filters before it counts', async () => {
		for (let i = 0; i < 120; i++) add(`https://other.example/${i}`, { events: ['customer.*'] });
		add('https://off.example/', { status: 'disabled', events: ['loan.*'] });
		for (let i = 0; i < 120; i++) add(`https://more.example/${i}`, { events: ['customer.*'] });

		const filters = { status: 'disabled', event: 'loan.error' };

		expect(urlsOf(await run('getAll', { limit: 1, filters }))).toEqual(['https://off.example/']);
	});

	test('Get Many by event finds whatever receives it, and nothing else', async () => {
		add('https://named.example/', { events: ['loan.error'] });
		add('https://resource.example/', { events: ['loan.*'] });
		add('https://all.example/', { events: [] });
		add('https://other.example/', { events: ['loan.active'] });
		const receiving = async (event: string) =>
			urlsOf(await run('getAll', { filters: { event } })).map((url) => new URL(String(url)).host);

		expect((await receiving('loan.error')).sort()).toEqual([
			'all.example',
			'named.example',
			'resource.example',
		]);
		expect((await receiving('loan.*')).sort()).toEqual(['all.example', 'resource.example']);
		expect(await receiving('invoice.paid')).toEqual(['all.example']);
	});

	test('Get Many goes on when its token expires between two pages', async () => {
		for (let i = 0; i < 150; i++) add(`https://partner.example/${i}`);
		dinie.sandbox.faults.add({ method: 'GET', after: 1, times: 1, expireToken: true });

		const { items, message } = await run('getAll', { returnAll: true });

		expect(message).toBeUndefined();
		expect(items).toHaveLength(150);
		expect(dinie.sandbox.requests.map(({ status }) => status)).toContain(401);
	});

	test('Check Health tells what is wrong with each endpoint', async () => {
		const run1 = '[n8n:0123456789ab/wf/node/test]';
		const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - HOUR_MS - 2000);
		add('https://left.example/', { description: run1 });
		now.mockRestore();
		add('https://testing.example/', { description: run1 });
		add('https://fine.example/', { events: ['loan.*', 'invoice.paid'] });
		add('https://off.example/', { status: 'disabled' });
		add('http://plain.example/');
		add('https://twice.example/hook');
		add('https://TWICE.example/hook', { events: ['invoice.paid'] });

		const { items, message } = await run('checkHealth', {}, itemsOf({}, {}));

		expect(message).toBeUndefined();
		const found = items.map(({ json, pairedItem }) => [pairedItem, json.url, json.problems]);
		const expected = [
			['https://left.example/', ['stale_test_endpoint']],
			['https://testing.example/', []],
			['https://fine.example/', []],
			['https://off.example/', ['disabled']],
			['http://plain.example/', ['not_https']],
			['https://twice.example/hook', ['duplicate_url']],
			['https://TWICE.example/hook', ['duplicate_url', 'unknown_events']],
		].reverse();
		expect(found).toEqual([0, 1].flatMap((item) => expected.map((each) => [{ item }, ...each])));
		for (const { json } of items) {
			expect(json.healthy).toBe((json.problems as string[]).length === 0);
			expect(json).toMatchObject({ id: expect.any(String), status: expect.any(String) });
		}
	});
});
