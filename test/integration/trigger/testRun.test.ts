import { deliver, event, genuine } from '../../contexts/deliver';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

let trigger: TestTrigger;

beforeEach(async () => {
	trigger = await startTrigger();
});
afterEach(async () => await trigger.close());

const endpoints = () => trigger.sandbox.endpoints.list();
const warnings = () => trigger.logs.filter(({ level }) => level === 'warn');

test('listening for a test event registers an endpoint of its own, which the event reaches', async () => {
	await trigger.listenForTest();
	expect(endpoints()).toMatchObject([
		{ url: trigger.webhookUrl('test'), description: expect.stringMatching(/\/test\]$/) },
	]);
	trigger.sandbox.fire('loan.error');
	await trigger.sandbox.idle();
	expect(trigger.executions).toHaveLength(1);
	await trigger.remove('test');
	expect(endpoints()).toEqual([]);
});

test('the live endpoint is left alone from beginning to end', async () => {
	await trigger.publish();
	const live = endpoints();
	const kept = { ...trigger.staticData() };
	await trigger.listenForTest();
	expect(endpoints()).toHaveLength(2);
	await trigger.remove('test');
	expect(endpoints()).toEqual(live);
	expect(trigger.staticData()).toEqual(kept);
});

test('unpublishing leaves a test that is under way alone', async () => {
	await trigger.publish();
	await trigger.listenForTest();
	await trigger.remove();
	expect(endpoints()).toMatchObject([{ url: trigger.webhookUrl('test') }]);
});

test('a test that was abandoned half-way is taken up by the next one, not doubled', async () => {
	await trigger.listenForTest();
	trigger.forget('test');
	await trigger.listenForTest();
	expect(endpoints()).toHaveLength(1);
	await trigger.remove('test');
	expect(endpoints()).toEqual([]);
});

test('ends cleanly when the event arrived before anything was kept', async () => {
	await trigger.listenForTest();
	trigger.forget('test');
	await trigger.remove('test');
	expect(endpoints()).toEqual([]);
});

test.each([
	['with what was kept', false],
	['without it', true],
])('when it cannot be ended (%s) it says so and does not throw', async (_, isForgotten) => {
	await trigger.listenForTest();
	if (isForgotten) trigger.forget('test');
	trigger.sandbox.faults.add({ answer: { status: 500, retryAfterSeconds: 0 } });
	expect(await trigger.remove('test')).toBe(true);
	expect(warnings()[0]?.message).toMatch(
		/^Dinie Trigger 'Dinie Trigger' left a test endpoint behind: Dinie refused/,
	);
});

test('a test that cannot begin tells why', async () => {
	trigger.baseUrl = 'http://localhost:5678';
	await expect(trigger.listenForTest()).rejects.toThrow(/https:\/\/ addresses only/);
});

test('the same event may be tested again and again', async () => {
	await trigger.listenForTest();
	const delivery = genuine(trigger);
	for (let time = 0; time < 3; time++) {
		expect(await deliver(trigger, delivery, 'test')).toMatchObject({ status: 200 });
	}
	expect(trigger.executions).toHaveLength(3);
});

test('forged deliveries are refused in a test too, and do not end it', async () => {
	await trigger.listenForTest();
	const { headers } = genuine(trigger);
	const forged = { headers, body: event('loan.active') };
	expect(await deliver(trigger, forged, 'test')).toMatchObject({
		status: 400,
		body: { error: 'signature_mismatch' },
	});
	expect(trigger.executions).toEqual([]);
});

test('a test never rotates a secret', async () => {
	await trigger.listenForTest();
	const [endpoint] = endpoints();
	trigger.sandbox.endpoints.rotate(endpoint?.id ?? '');
	expect(await deliver(trigger, genuine(trigger), 'test')).toMatchObject({ status: 200 });
	trigger.staticData('test').sealedSecret = 'v1.AAAA';
	expect(await deliver(trigger, genuine(trigger), 'test')).toMatchObject({ status: 503 });
	expect(trigger.sandbox.requests.filter(({ path }) => path.includes('rotate'))).toEqual([]);
});
