import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { connect, type Client } from '../../helpers/client';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await startSandbox();
	client = await connect(sandbox);
});
afterEach(() => sandbox.close());

test('lists 25 endpoints when no limit is given', async () => {
	addEndpoints(26);
	const { body } = await client.list();
	expect(body['data']).toHaveLength(25);
	expect(body['has_more']).toBe(true);
});

test('walks through all endpoints page by page, the newest first', async () => {
	const ids = addEndpoints(7).reverse();
	const first = await pageAfter();
	const second = await pageAfter(first.ids.at(-1));
	const third = await pageAfter(second.ids.at(-1));
	expect([...first.ids, ...second.ids, ...third.ids]).toEqual(ids);
	expect([first.hasMore, second.hasMore, third.hasMore]).toEqual([true, true, false]);
});

test('says that nothing follows a last page that is full', async () => {
	addEndpoints(3);
	expect(await pageAfter()).toMatchObject({ hasMore: false });
});

test.each(['limit=0', 'limit=101', 'limit=1.5', 'limit=many', 'limit=', 'starting_after=we_none'])(
	'refuses ?%s',
	async (query) => {
		const { status, body } = await client.list(`?${query}`);
		expect(status).toBe(422);
		expect(body['param']).toBe(query.split('=')[0]);
	},
);

function addEndpoints(count: number): string[] {
	return Array.from({ length: count }, (_, index) => {
		return sandbox.endpoints.add({ url: `https://partner.example.com/${index}` }).id;
	});
}

async function pageAfter(lastSeen?: string) {
	const { body } = await client.list(`?limit=3${lastSeen ? `&starting_after=${lastSeen}` : ''}`);
	const { data, has_more: hasMore } = body as { data: Array<{ id: string }>; has_more: boolean };
	return { ids: data.map(({ id }) => id), hasMore };
}
