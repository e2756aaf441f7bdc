import { startDinie, type TestDinie } from '../../contexts/dinie';

let dinie: TestDinie;
beforeEach(async () => (dinie = await startDinie()));
afterEach(async () => await dinie.close());

const run = async (operation: string, parameters = {}) =>
	await dinie.run({ resource: 'webhookEndpoint', operation, returnAll: true, ...parameters });
const endpoint = (name: string) => ({ id: `we_${name}`, url: `https://${name}.example/` });
const answerOnce = (data: unknown[], has_more: boolean) =>
	dinie.sandbox.faults.add({
		method: 'GET',
		times: 1,
		answer: { status: 200, body: { data, has_more } },
	});
const listRequests = () => dinie.sandbox.requests.filter(({ method }) => method === 'GET');

test('lists an endpoint once when two pages overlap', async () => {
	answerOnce([endpoint('one'), endpoint('two')], true);
	answerOnce([endpoint('two'), endpoint('three')], false);

	const { items } = await run('getAll');

	expect(items.map(({ json }) => json.id)).toEqual(['we_one', 'we_two', 'we_three']);
});

test('counts each endpoint once towards the limit', async () => {
	answerOnce([endpoint('one'), endpoint('one')], true);
	answerOnce([endpoint('one'), endpoint('two')], false);

	const { items } = await run('getAll', { returnAll: false, limit: 2 });

	expect(items.map(({ json }) => json.id)).toEqual(['we_one', 'we_two']);
});

test('comes to an end when two pages name each other as the next', async () => {
	for (let round = 0; round < 3; round++) {
		answerOnce([endpoint('one')], true);
		answerOnce([endpoint('two')], true);
	}

	const { items } = await run('getAll');

	expect(items.map(({ json }) => json.id)).toEqual(['we_one', 'we_two']);
	expect(listRequests()).toHaveLength(3);
});

test.each([
	['a page that comes again', [endpoint('one')]],
	['an empty page that promises more', []],
	['a page of nothing but empty places', [null, {}, 'text', { id: 7 }]],
])('comes to an end after %s', async (_what, again) => {
	answerOnce([endpoint('one')], true);
	answerOnce(again, true);

	const { items } = await run('getAll');

	expect(items.map(({ json }) => json.id)).toEqual(['we_one']);
	expect(listRequests()).toHaveLength(2);
});

test('passes over empty places in a list, and keeps endpoints that lack fields', async () => {
	answerOnce([null, endpoint('one'), { id: 'we_bare', events: null, description: null }], false);

	const { items, message } = await run('getAll', { filters: { event: 'loan.error' } });

	expect(message).toBeUndefined();
	expect(items.map(({ json }) => json.id)).toEqual(['we_one', 'we_bare']);
});

test('does not take an empty answer for an update that was made', async () => {
	const { id } = dinie.sandbox.endpoints.add({ url: 'https://one.example/' });
	dinie.sandbox.faults.add({ method: 'PATCH', answer: { status: 200, body: {} } });

	const { items, message } = await run('update', {
		endpointId: { __rl: true, mode: 'id', value: id },
		updateFields: { status: 'disabled' },
	});

	expect(message).toMatch(
		/^Dinie was asked to update webhook endpoint we_.* the answer lacks 'id'/,
	);
	expect(items).toEqual([]);
});
