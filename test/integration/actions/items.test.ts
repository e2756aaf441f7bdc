import { byId, itemsOf, startDinie, type TestDinie } from '../../contexts/dinie';

let dinie: TestDinie;
beforeEach(async () => (dinie = await startDinie()));
afterEach(async () => await dinie.close());

const URLS = itemsOf(
	{ url: 'https://one.example/' },
	{ url: 'not a URL' },
	{ url: 'https://three.example/' },
);
const createEach = { resource: 'webhookEndpoint', operation: 'create', url: '={{ $json.url }}' };

test('goes on with the other items after one that failed, when told to continue', async () => {
	const { items, message } = await dinie.run(createEach, URLS, {
		onError: 'continueRegularOutput',
	});

	expect(message).toBeUndefined();
	expect(items).toMatchObject([
		{ json: { url: 'https://one.example/' }, pairedItem: { item: 0 } },
		{ json: { error: expect.stringMatching(/^'URL' is not a URL/) }, pairedItem: { item: 1 } },
		{ json: { url: 'https://three.example/' }, pairedItem: { item: 2 } },
	]);
	expect(Object.keys(items[1]?.json ?? {})).toEqual(['error']);
});

test('continues after Dinie refused an item as well', async () => {
	const { id } = dinie.sandbox.endpoints.add({ url: 'https://one.example/' });

	const { items } = await dinie.run(
		{ resource: 'webhookEndpoint', operation: 'get', endpointId: byId('={{ $json.id }}') },
		itemsOf({ id: 'we_unknown' }, { id }),
		{ onError: 'continueRegularOutput' },
	);

	expect(items).toMatchObject([
		{ json: { error: expect.stringMatching(/we_unknown \(HTTP 404\)/) }, pairedItem: { item: 0 } },
		{ json: { id }, pairedItem: { item: 1 } },
	]);
});

test('stops at the first item that failed, unless told to continue', async () => {
	const { items, message } = await dinie.run(createEach, URLS);

	expect(message).toMatch(/^'URL' is not a URL/);
	expect(items).toEqual([]);
	expect(dinie.sandbox.endpoints.list()).toMatchObject([{ url: 'https://one.example/' }]);
});

test.each(['create', 'upsert', 'rotateSecret'])(
	'%s refuses to hand a signing secret to an AI agent',
	async (operation) => {
		const { id } = dinie.sandbox.endpoints.add({ url: 'https://one.example/' });
		const before = dinie.sandbox.endpoints.list();

		const { message } = await dinie.run(
			{
				resource: 'webhookEndpoint',
				operation,
				url: 'https://two.example/',
				...(operation === 'rotateSecret' && { endpointId: byId(id) }),
			},
			itemsOf({}),
			{ type: 'n8n-nodes-dinie.dinieTool' },
		);

		expect(message).toMatch(/is refused to AI agents: it returns the signing secret/);
		expect(dinie.sandbox.endpoints.list()).toEqual(before);
	},
);

test('refuses to let an AI agent change where events are delivered to', async () => {
	const { id } = dinie.sandbox.endpoints.add({ url: 'https://one.example/' });
	const before = dinie.sandbox.endpoints.get(id);

	const { message } = await dinie.run(
		{
			resource: 'webhookEndpoint',
			operation: 'update',
			endpointId: byId(id),
			updateFields: { url: 'https://two.example/', status: 'disabled' },
		},
		itemsOf({}),
		{ type: 'n8n-nodes-dinie.dinieTool' },
	);

	expect(message).toMatch(/^'URL' is not for AI agents to change/);
	expect(dinie.sandbox.endpoints.get(id)).toBe(before);
});

test('lets an AI agent use what returns no secret', async () => {
	dinie.sandbox.endpoints.add({ url: 'https://one.example/' });

	const { items } = await dinie.run(
		{ resource: 'webhookEndpoint', operation: 'getAll' },
		itemsOf({}),
		{ type: 'n8n-nodes-dinie.dinieTool' },
	);

	expect(items).toMatchObject([{ json: { url: 'https://one.example/' } }]);
});
