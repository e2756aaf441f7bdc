import { UserError } from 'n8n-workflow';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';
import { hurry } from '../../contexts/hurry';

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
const ids = () => endpoints().map((endpoint) => endpoint.id);

test('deletes the endpoint and forgets it', async () => {
	expect(await trigger.remove()).toBe(true);
	expect(endpoints()).toEqual([]);
	expect(trigger.staticData()).toEqual({});
});

test('leaves all other endpoints alone', async () => {
	const other = trigger.sandbox.endpoints.add({ url: 'https://partner.example/' });
	const sameUrl = trigger.sandbox.endpoints.add({ url: trigger.webhookUrl() });
	await trigger.remove();
	expect(ids()).toEqual([other.id, sameUrl.id]);
});

test('an endpoint that is gone already is as good as deleted', async () => {
	trigger.sandbox.endpoints.remove(id);
	expect(await trigger.remove()).toBe(true);
	expect(trigger.staticData()).toEqual({});
});

test.each([404, 410])('HTTP %i in answer to the deletion counts as done', async (status) => {
	trigger.sandbox.faults.add({ method: 'DELETE', answer: { status } });
	expect(await trigger.remove()).toBe(true);
	expect(trigger.staticData()).toEqual({});
});

test('deletes by ID, even where the URL and the mark were changed by a person', async () => {
	trigger.sandbox.endpoints.edit(id, { url: 'https://elsewhere.example/', description: null });
	await trigger.remove();
	expect(endpoints()).toEqual([]);
});

test.each([
	['another workflow', (mark: string) => mark.replace(trigger.workflow.id, 'other-workflow')],
	['another instance', (mark: string) => mark.replace(/n8n:[0-9a-f]{12}/, 'n8n:0123456789ab')],
])('an endpoint that %s has taken over is left to it', async (_, change) => {
	const description = change(endpoints()[0]?.description ?? '');
	trigger.sandbox.endpoints.edit(id, { description });
	expect(await trigger.remove()).toBe(true);
	expect(ids()).toEqual([id]);
	expect(trigger.staticData()).toEqual({});
});

test('finds what it lost track of by URL and mark, over all pages', async () => {
	for (let index = 0; index < 120; index++) {
		trigger.sandbox.endpoints.add({ url: `https://partner.example/${index}` });
	}
	const unmarked = trigger.sandbox.endpoints.add({ url: trigger.webhookUrl() });
	const theirs = trigger.sandbox.endpoints.add({
		url: trigger.webhookUrl(),
		description: '[n8n:0123456789ab/other-workflow/other-node]',
	});
	trigger.forget();
	trigger.restart();
	await trigger.remove();
	expect(ids()).not.toContain(id);
	expect(ids().slice(-2)).toEqual([unmarked.id, theirs.id]);
	expect(endpoints()).toHaveLength(122);
});

test('rolls back a publish that failed half-way', async () => {
	await trigger.remove();
	const method = 'POST';
	trigger.sandbox.faults.add({ method, path: /endpoints$/, afterwards: true, drop: true });
	await expect(trigger.publish()).rejects.toThrow('the connection was closed');
	expect(endpoints()).toHaveLength(1);
	await trigger.remove();
	expect(endpoints()).toEqual([]);
});

test('rolls back a publish whose answer lacked the secret', async () => {
	await trigger.remove();
	trigger.sandbox.faults.add({ path: /endpoints$/, method: 'POST', times: 1, omit: ['secret'] });
	await expect(trigger.publish()).rejects.toThrow("the answer lacks 'secret'");
	await trigger.remove();
	expect(endpoints()).toEqual([]);
	await trigger.publish();
	expect(endpoints()).toHaveLength(1);
});

test.each([
	['answers 500', { answer: { status: 500, retryAfterSeconds: 0 } }],
	['answers 403', { answer: { status: 403 } }],
	['answers HTML', { answer: { status: 200, body: '<h1>Maintenance</h1>' } }],
	['drops the connection', { drop: true }],
])('throws when Dinie %s, so that n8n tries again, and forgets nothing', async (_, fault) => {
	const kept = { ...trigger.staticData() };
	const takeBack = trigger.sandbox.faults.add(fault);
	await expect(trigger.remove()).rejects.toThrow(/Dinie/);
	expect(trigger.staticData()).toEqual(kept);
	takeBack();
	await trigger.remove();
	expect(endpoints()).toEqual([]);
});

// Its own limit is far below the ten seconds that one request may take.
test('throws when Dinie hangs, within the time left', async () => {
	hurry(trigger.sandbox);
	trigger.sandbox.faults.add({ hang: true });
	await expect(trigger.remove()).rejects.toThrow('no answer came in time');
}, 5_000);

test('a deletion that was done but not answered is done when it is tried again', async () => {
	trigger.sandbox.faults.add({ method: 'DELETE', times: 1, afterwards: true, drop: true });
	await expect(trigger.remove()).rejects.toThrow(/Dinie/);
	await trigger.remove();
	expect(trigger.staticData()).toEqual({});
});

test('n8n having no URL of its own any more does not stand in the way', async () => {
	trigger.forget();
	trigger.restart();
	trigger.baseUrl = 'n8n.example';
	expect(await trigger.remove()).toBe(true);
	expect(ids()).toEqual([id]);
});

describe('in a copy of n8n at another address', () => {
	beforeEach(() => {
		trigger.restart();
		trigger.baseUrl = 'https://copy.example/';
	});

	test('what was published elsewhere is left to the original when the copy starts by unpublishing it, and the log names it', async () => {
		expect(await trigger.remove()).toBe(true);
		expect(ids()).toEqual([id]);
		expect(trigger.logs).toContainEqual(
			expect.objectContaining({
				level: 'warn',
				message: expect.stringMatching(`leaves webhook endpoint ${id} at Dinie`),
			}),
		);
	});

	test('what it has used itself it deletes', async () => {
		await trigger.publish();
		await trigger.remove();
		expect(endpoints()).toEqual([]);
	});
});

test('without its credential it names the endpoint that stays at Dinie, and n8n tries no further', async () => {
	const { endpointId } = trigger.staticData();
	delete trigger.node.credentials;
	const error = await trigger.remove().catch((reason: Error) => reason);
	expect(error).toMatchObject({
		message: expect.stringMatching(`^Webhook endpoint ${String(endpointId)} stays at Dinie: \\S`),
		cause: expect.any(UserError),
	});
});
