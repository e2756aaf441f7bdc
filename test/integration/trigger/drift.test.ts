import type { EndpointFields } from '../../../sandbox/api/endpointStore';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

let trigger: TestTrigger;
let id: string;

beforeEach(async () => {
	trigger = await startTrigger({ events: ['loan.error', 'customer.*'] });
	await trigger.publish();
	id = String(trigger.staticData().endpointId);
});
afterEach(async () => await trigger.close());

const endpoints = () => trigger.sandbox.endpoints.list();
const edit = (fields: Partial<EndpointFields>) => trigger.sandbox.endpoints.edit(id, fields);
const changeFields = () =>
	trigger.sandbox.requests.flatMap(({ method, body }) =>
		method === 'PATCH' ? Object.keys(body as object) : [],
	);

test.each([
	['was disabled', { status: 'disabled' as const }, ['status']],
	['had its events changed', { events: ['loan.*'] }, ['events']],
	['had its events removed', { events: [] }, ['events']],
	['was given another URL', { url: 'https://elsewhere.example/' }, ['url']],
	[
		'had everything changed',
		{ status: 'disabled' as const, events: ['*'], url: 'https://elsewhere.example/' },
		['url', 'events', 'status'],
	],
])('an endpoint that %s behind our back is mended in place', async (_, fields, sent) => {
	const [before] = endpoints();
	edit(fields);
	expect(await trigger.checkExists()).toBe(true);
	expect(endpoints()).toMatchObject([{ ...before, updatedAt: expect.any(Number) }]);
	expect(changeFields()).toEqual(sent);
});

test('the order of events does not matter, nor a repeated one', async () => {
	edit({ events: ['customer.*', 'loan.error', 'loan.error'] });
	expect(await trigger.checkExists()).toBe(true);
	expect(changeFields()).toEqual([]);
});

test('a person may reword the description in front of the mark', async () => {
	const { description } = edit({});
	edit({ description: `Reworded ${description}` });
	expect(await trigger.checkExists()).toBe(true);
	expect(changeFields()).toEqual([]);
});

test('when the public URL of n8n changed, the endpoint follows', async () => {
	trigger.baseUrl = 'https://n8n.example';
	expect(await trigger.checkExists()).toBe(true);
	expect(endpoints()).toMatchObject([{ id, url: trigger.webhookUrl() }]);
});

test('when the public URL of n8n is no longer https, the message says so', async () => {
	trigger.baseUrl = 'http://n8n.example';
	await expect(trigger.checkExists()).rejects.toThrow(
		`the webhook URL of this n8n is ${trigger.webhookUrl()}. Set N8N_WEBHOOK_URL`,
	);
	expect(changeFields()).toEqual([]);
});

test('when other events are chosen while an old endpoint was left, it gets the new ones', async () => {
	trigger.node.parameters.events = ['loan.active'];
	expect(await trigger.checkExists()).toBe(true);
	expect(endpoints()).toMatchObject([{ id, events: ['loan.active'] }]);
});

test('an endpoint that was deleted behind our back is made anew', async () => {
	trigger.sandbox.endpoints.remove(id);
	expect(await trigger.checkExists()).toBe(false);
	await trigger.publish();
	expect(endpoints()).toMatchObject([{ url: trigger.webhookUrl(), status: 'active' }]);
	expect(trigger.staticData().endpointId).toBe(endpoints()[0]?.id);
});

test('an endpoint that is changed and no longer carries our mark is not written to', async () => {
	edit({ description: 'Ours now', url: 'https://theirs.example/' });
	expect(await trigger.checkExists()).toBe(false);
	expect(changeFields()).toEqual([]);
});

test('one that has lost only its mark is marked again', async () => {
	edit({ description: null });
	expect(await trigger.checkExists()).toBe(true);
	expect(changeFields()).toEqual(['description']);
});

test('with a client secret that cannot open what was kept, the endpoint is gained anew', async () => {
	trigger.credential.clientSecret = trigger.sandbox.settings.clientSecret = 'dinie_cs_test_new';
	expect(await trigger.checkExists()).toBe(false);
	await trigger.publish();
	expect(endpoints()).toMatchObject([{ id }]);
	expect(await trigger.checkExists()).toBe(true);
});

test.each(['endpointId', 'sealedSecret'])(
	'without the %s that was kept, n8n started again looks no further',
	async (field) => {
		delete trigger.staticData()[field];
		trigger.restart();
		const { length } = trigger.sandbox.requests;
		expect(await trigger.checkExists()).toBe(false);
		expect(trigger.sandbox.requests).toHaveLength(length);
	},
);

test('when all is as kept nothing is written: n8n would save the static data of all nodes as it was', async () => {
	const kept = { ...trigger.staticData() };
	trigger.workflow.staticData.__dataChanged = false;
	expect(await trigger.checkExists()).toBe(true);
	expect(trigger.workflow.staticData.__dataChanged).toBe(false);
	expect(trigger.staticData()).toEqual(kept);
});

test('in the SDKs’ form of the contract all is found in line too', async () => {
	trigger.sandbox.settings.contract = 'sdk';
	expect(await trigger.checkExists()).toBe(true);
	trigger.node.parameters.events = [];
	edit({ events: [] });
	expect(await trigger.checkExists()).toBe(true);
	expect(changeFields()).toEqual([]);
});
