import { WebhookContext } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';
import { deliver, genuine } from '../../contexts/deliver';
import { startProcessor } from '../../contexts/processor';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';
import { until } from '../../n8n/until';

const DAY_MS = 24 * 60 * 60_000;

let trigger: TestTrigger;
let older: IDataObject;
const others: TestTrigger[] = [];

beforeEach(async () => {
	trigger = await startTrigger();
	await trigger.publish();
	older = { ...trigger.staticData() };
});
afterEach(async () => {
	jest.restoreAllMocks();
	for (const other of others.splice(0)) await other.close();
	await trigger.close();
});

const putOff = { status: 503, body: { error: 'registration_restored' } };
const rotated = { status: 503, body: { error: 'secret_rotated' } };

const endpoints = () => trigger.sandbox.endpoints.list();

/** Publishes with another endpoint than before. */
async function publishAnew(): Promise<string> {
	await trigger.remove();
	await trigger.publish();
	expect(trigger.staticData().endpointId).not.toBe(older.endpointId);
	return String(trigger.staticData().endpointId);
}

/** A polling trigger of the same workflow saves static data as it was when that trigger was activated. */
const putOlderBack = () => Object.assign(trigger.staticData(), older);

/** n8n takes its time to read the credential for the next delivery. */
function holdCredential() {
	let [ask, release] = [() => {}, () => {}];
	const isAsked = new Promise<void>((resolve) => (ask = resolve));
	const released = new Promise<void>((resolve) => (release = resolve));
	jest.spyOn(WebhookContext.prototype, 'getCredentials').mockImplementationOnce(async () => {
		ask();
		await released;
		return { ...trigger.credential } as never;
	});
	return { isAsked, release };
}

test('n8n puts back what was kept before: one delivery is put off, all is kept again, and the next is taken', async () => {
	const id = await publishAnew();
	putOlderBack();
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff);
	expect(trigger.staticData().endpointId).toBe(id);
	expect(await deliver(trigger, genuine(trigger))).toMatchObject({ status: 200 });
	expect(trigger.executions[0]?.[0]?.[0]?.json.endpointId).toBe(id);
});

test('so they are with the secret that took the place of a rotated one', async () => {
	const id = String(older.endpointId);
	trigger.sandbox.endpoints.rotate(id);
	expect(await deliver(trigger, genuine(trigger))).toMatchObject({ status: 503 });
	putOlderBack();
	await trigger.sandbox.clock.advance(DAY_MS);
	expect(genuine(trigger).headers['webhook-signature']).not.toContain(' ');
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff);
	expect(await deliver(trigger, genuine(trigger))).toMatchObject({ status: 200 });
});

test('so they are when n8n starts again with the older copy, and the secret has been rotated elsewhere once more', async () => {
	const id = String(older.endpointId);
	const rotateElsewhere = () => trigger.sandbox.endpoints.rotate(id, { expireCurrentIn: 0 });
	rotateElsewhere();
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(rotated);
	putOlderBack();
	trigger.restart();
	rotateElsewhere();
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(rotated);
	expect(await deliver(trigger, genuine(trigger))).toMatchObject({ status: 200 });
});

test('a rotation that ends after the workflow was published anew is not the newer', async () => {
	const { sandbox } = trigger;
	sandbox.endpoints.rotate(String(older.endpointId));
	sandbox.faults.add({ path: /rotate/, times: 1, afterwards: true, delayMs: 1_000 });
	const answer = deliver(trigger, genuine(trigger));
	await until('the rotation', () => sandbox.requests.find(({ path }) => path.includes('rotate')));
	await publishAnew();
	expect(await answer).toMatchObject({ status: 503 });
	const answers = [];
	for (let time = 0; time < 2; time++) answers.push(await deliver(trigger, genuine(trigger)));
	expect(answers.at(-1)).toMatchObject({ status: 200 });
	expect(trigger.staticData().endpointId).toBe(endpoints()[0]?.id);
});

test('a delivery that is still being verified while the workflow is published anew does not bring the former endpoint back', async () => {
	trigger.restart();
	await trigger.checkExists('init');
	const watch = await trigger.start('init');
	const { isAsked, release } = holdCredential();
	const answer = deliver(trigger, genuine(trigger));
	await isAsked;
	await publishAnew();
	release();
	expect(await answer).toMatchObject({ status: 200 });
	expect(trigger.executions).toHaveLength(1);
	await watch.tick();
	expect(trigger.failedExecutions).toEqual([]);
	await watch.stop();
});

test('two nodes that share an ID are not mixed up', async () => {
	const { sandbox, workflow } = trigger;
	const copy = await startTrigger({}, { sandbox, workflowId: workflow.id });
	others.push(copy);
	copy.node.name = 'Dinie Trigger1';
	await copy.publish();
	for (const each of [trigger, copy]) {
		const url = each.webhookUrl();
		const signer = endpoints().find((endpoint) => endpoint.url === url)?.id ?? '';
		expect(await deliver(each, genuine(each, { signer }))).toMatchObject({ status: 200 });
	}
});

test('a secret that was left behind is refused', async () => {
	const [former] = endpoints();
	await publishAnew();
	putOlderBack();
	const delivery = genuine(trigger, { signer: former?.secret ?? '' });
	expect(await deliver(trigger, delivery)).toMatchObject({ status: 400 });
});

test('the next hook keeps the newer again', async () => {
	const id = await publishAnew();
	const newer = { ...trigger.staticData() };
	putOlderBack();
	expect(await trigger.checkExists()).toBe(true);
	expect(trigger.staticData()).toEqual(newer);
	expect(endpoints().map((endpoint) => endpoint.id)).toEqual([id]);
});

test('a test run is not mixed up with the live trigger', async () => {
	await trigger.listenForTest();
	const url = trigger.webhookUrl('test');
	const signer = endpoints().find((endpoint) => endpoint.url === url)?.id ?? '';
	const delivery = genuine(trigger, { signer });
	expect(await deliver(trigger, delivery, 'test')).toMatchObject({ status: 200 });
	expect(await deliver(trigger, delivery)).toMatchObject({ status: 400 });
});

describe('in a process that has seen no other', () => {
	let restarted: TestTrigger;

	beforeEach(async () => {
		await publishAnew();
		restarted = await startProcessor(trigger, older);
		others.push(restarted);
	});

	test('unpublishing deletes the endpoint of today, found by URL and mark', async () => {
		expect(endpoints()).toHaveLength(1);
		await restarted.remove();
		expect(endpoints()).toEqual([]);
		expect(restarted.staticData()).toEqual({});
	});

	test('publishing adopts it', async () => {
		const before = endpoints().map(({ id }) => id);
		await restarted.publish();
		expect(endpoints().map(({ id }) => id)).toEqual(before);
		expect(restarted.staticData().endpointId).toBe(before[0]);
	});
});
