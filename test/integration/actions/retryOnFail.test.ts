import { byId, itemsOf, startDinie, type TestDinie } from '../../contexts/dinie';

const URL = 'https://partner.example/webhooks';
const OTHER = 'https://other.example/webhooks';
const RETRY_ON_FAIL = { retryOnFail: true, maxTries: 4, waitBetweenTries: 1 };

let dinie: TestDinie;
beforeEach(async () => (dinie = await startDinie()));
afterEach(async () => await dinie.close());

/** Dinie does what it is asked, and the answer never arrives. */
const loseAnswers = (times: number, after = 0) =>
	dinie.sandbox.faults.add({
		method: 'POST',
		path: /webhooks/,
		after,
		times,
		afterwards: true,
		drop: true,
	});
const run = async (operation: string, parameters = {}, items = itemsOf({}), execution = {}) =>
	await dinie.run(
		{ resource: 'webhookEndpoint', operation, url: URL, ...parameters },
		items,
		RETRY_ON_FAIL,
		execution,
	);
const endpoints = () => dinie.sandbox.endpoints.list();
const keys = () =>
	dinie.sandbox.requests
		.filter(({ method, path }) => method === 'POST' && path.includes('webhooks'))
		.map(({ headers }) => headers['idempotency-key']);

describe.each([1, 2, 3])('when %i answers in a row are lost', (lost) => {
	test.each(['create', 'upsert'])(
		'%s makes one endpoint, and hands out its secret',
		async (operation) => {
			loseAnswers(lost);

			const { items, message } = await run(operation);

			expect(message).toBeUndefined();
			const [made] = endpoints();
			expect(endpoints()).toHaveLength(1);
			expect(items).toMatchObject([{ json: { id: made?.id, secret: made?.secret } }]);
		},
	);

	test('Rotate Secret rotates once: the secret that receivers hold stays valid', async () => {
		const { id, secret } = dinie.sandbox.endpoints.add({ url: URL });
		loseAnswers(lost);

		const { items, message } = await run('rotateSecret', { endpointId: byId(id) });

		expect(message).toBeUndefined();
		expect(dinie.sandbox.endpoints.activeSecrets(id)).toEqual([items[0]?.json.secret, secret]);
	});
});

test('an item that was done before another failed is not done again', async () => {
	const urls = itemsOf({ url: URL }, { url: OTHER });
	loseAnswers(1, 1);

	const { items } = await run('create', { url: '={{ $json.url }}' }, urls);

	expect(endpoints().map(({ url }) => url)).toEqual([URL, OTHER]);
	expect(items.map(({ json }) => json.secret)).toEqual(endpoints().map(({ secret }) => secret));
});

test('Create or Update still hands out the secret of an item that was done before another failed', async () => {
	const urls = itemsOf({ url: URL }, { url: OTHER });
	loseAnswers(1, 1);

	const { items } = await run('upsert', { url: '={{ $json.url }}' }, urls);

	expect(endpoints()).toHaveLength(2);
	expect(items.map(({ json }) => json.secret)).toEqual(endpoints().map(({ secret }) => secret));
});

test('each item, each round of a loop and each execution has a key of its own', async () => {
	await run('create', {}, itemsOf({}, {}), { id: '7', rounds: 2 });
	await run('create', {}, itemsOf({}, {}), { id: '8' });

	expect(new Set(keys()).size).toBe(6);
	expect(endpoints()).toHaveLength(6);
});

test('the same item asks for something else under another key', async () => {
	const [one, two] = [
		dinie.sandbox.endpoints.add({ url: URL }),
		dinie.sandbox.endpoints.add({ url: OTHER }),
	];

	for (const { id } of [one, two]) {
		await run('rotateSecret', { endpointId: byId(id) }, itemsOf({}), { id: '7' });
	}

	expect(new Set(keys()).size).toBe(2);
});

test('Delete of what is gone already says that it is deleted', async () => {
	const { id } = dinie.sandbox.endpoints.add({ url: URL });
	dinie.sandbox.faults.add({ method: 'DELETE', times: 1, afterwards: true, drop: true });

	const { items, message } = await run('delete', { endpointId: byId(id) });

	expect(message).toBeUndefined();
	expect(items).toMatchObject([{ json: { deleted: true } }]);
	expect(endpoints()).toEqual([]);
});

test('Delete that Dinie refuses for another reason is not taken for done', async () => {
	const { id } = dinie.sandbox.endpoints.add({ url: URL });
	dinie.sandbox.faults.add({ method: 'DELETE', answer: { status: 403 } });

	const { items, message } = await run('delete', { endpointId: byId(id) });

	expect(message).toMatch(/^Dinie refused to delete webhook endpoint .*\(HTTP 403\)/);
	expect(items).toEqual([]);
});
