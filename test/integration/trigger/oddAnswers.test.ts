import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultRule } from '../../../sandbox/api/faults';
import { quicken } from '../../contexts/quicken';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

let trigger: TestTrigger;
let id: string;

beforeEach(async () => {
	trigger = await startTrigger();
	await trigger.publish();
	id = String(trigger.staticData().endpointId);
});
afterEach(async () => {
	jest.restoreAllMocks();
	await trigger.close();
});

const endpoints = () => trigger.sandbox.endpoints.list();
const methods = () => trigger.sandbox.requests.map(({ method }) => method);

/** The list of endpoints comes in these pages, one after the other. */
function page(data: unknown[], has_more: boolean): FaultRule {
	return {
		method: 'GET',
		path: /endpoints$/,
		times: 1,
		answer: { status: 200, body: { data, has_more } },
	};
}

const forgetAll = () => {
	trigger.forget();
	trigger.restart();
};

/** As the API tells it. */
const told = () => {
	const { url, events, description, status } = trigger.sandbox.endpoints.get(id) ?? {};
	return { id, url, events, description, status };
};

test('pages that overlap in our endpoint do not make it delete what it adopts', async () => {
	forgetAll();
	trigger.sandbox.faults.add(page([told()], true));
	trigger.sandbox.faults.add(page([told(), { id: 'we_2', url: 'https://a.example/' }], false));
	await trigger.publish();
	expect(endpoints()).toMatchObject([{ id }]);
	expect(methods()).not.toContain('DELETE');
});

test('pages that name each other come to an end', async () => {
	const [one, two] = ['we_1', 'we_2'].map((each) => ({ id: each, url: 'https://a.example/' }));
	forgetAll();
	for (let time = 0; time < 50; time++)
		trigger.sandbox.faults.add(page([time % 2 ? two : one], true));
	await trigger.publish();
	expect(methods().length).toBeLessThan(12);
});

test.each([
	['null', null],
	['text', 'we_1'],
	['a list', []],
	['one without an ID', { url: 'https://a.example/' }],
	['one whose ID is no text', { id: 7 }],
	['one with nothing but an ID', { id: 'we_9' }],
	[
		'one whose fields are all null',
		{ id: 'we_9', url: null, events: null, description: null, status: null },
	],
	[
		'one in a status that nobody knows',
		{ id: 'we_9', url: 'https://a.example/', status: 'suspended' },
	],
])('an entry in the list that is %s does not matter', async (_, entry) => {
	forgetAll();
	trigger.sandbox.faults.add(page([entry, told()], false));
	await trigger.publish();
	expect(trigger.staticData().endpointId).toBe(id);
});

test('an endpoint in a status that nobody knows is made active', async () => {
	trigger.sandbox.endpoints.edit(id, { status: 'suspended' as 'disabled' });
	expect(await trigger.checkExists()).toBe(true);
	expect(endpoints()).toMatchObject([{ id, status: 'active' }]);
});

describe('a write that Dinie answers otherwise than documented does not count', () => {
	test('a deletion that is sent on to elsewhere', async () => {
		const location = `${trigger.sandbox.baseUrl}/webhooks/endpoints`;
		trigger.sandbox.faults.add({
			method: 'DELETE',
			answer: { status: 302, headers: { location } },
		});
		const kept = { ...trigger.staticData() };
		await expect(trigger.remove()).rejects.toThrow('(HTTP 302)');
		expect(trigger.staticData()).toEqual(kept);
	});

	test.each([
		['an empty object', {}],
		['nothing', ''],
		['a page', '<h1>Done</h1>'],
		['the endpoint, still disabled', { id: 'we_1', status: 'disabled' }],
		['the endpoint, with other events', { id: 'we_1', status: 'active', events: ['customer.*'] }],
		['the endpoint, without its mark', { id: 'we_1', description: 'Ours' }],
	])('an update that is answered with %s', async (_, body) => {
		trigger.sandbox.endpoints.edit(id, { status: 'disabled' });
		trigger.sandbox.faults.add({ method: 'PATCH', answer: { status: 200, body } });
		await expect(trigger.checkExists()).rejects.toThrow(/Dinie/);
	});
});

test.each([
	['the endpoint', /endpoints/],
	['the token', /token/],
])('%s, told byte by byte, is not waited for longer than any answer', async (_, slow) => {
	quicken();
	const open: ServerResponse[] = [];
	const server = createServer(({ url = '' }, response) => {
		response.writeHead(200, { 'content-type': 'application/json' });
		if (!slow.test(url)) return response.end(JSON.stringify({ access_token: 'dinie_at_1' }));
		open.push(response);
		return response.write('{');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const drip = setInterval(() => open.forEach((response) => response.write(' ')), 50);
	trigger.credential.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const begin = performance.now();
	await expect(trigger.checkExists()).rejects.toThrow('no answer came in time');
	expect(performance.now() - begin).toBeLessThan(3_000);
	expect(open).toHaveLength(1);
	clearInterval(drip);
	server.closeAllConnections();
	server.close();
});

describe('with another N8N_ENDPOINT_WEBHOOK_TEST', () => {
	beforeEach(() => {
		trigger.testPath = 'hooks-try';
	});

	test.each([
		['with what was kept', () => undefined],
		['without it', () => trigger.forget('test')],
		[
			'without it, after n8n was started again',
			async () => {
				trigger.forget('test');
				trigger.restart();
				await trigger.checkExists('init');
			},
		],
	])('a test that ends (%s) leaves the live trigger as it was', async (_, happen) => {
		const [live] = endpoints();
		await trigger.listenForTest();
		expect(endpoints()).toHaveLength(2);
		await happen();
		expect(await trigger.remove('test')).toBe(true);
		expect(endpoints()).toEqual([live]);
		const watch = await trigger.start();
		trigger.sandbox.endpoints.edit(id, { status: 'disabled' });
		await watch.tick();
		expect(endpoints()).toMatchObject([{ id, status: 'active' }]);
		await watch.stop();
	});
});

test('without its credential a live trigger cannot be unpublished, and says why', async () => {
	delete trigger.node.credentials;
	const kept = { ...trigger.staticData() };
	await expect(trigger.remove()).rejects.toThrow(/credential/i);
	expect(trigger.staticData()).toEqual(kept);
});
