import { deliver, genuine } from '../../contexts/deliver';
import { later } from '../../contexts/later';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';
import { until } from '../../n8n/until';

const MINUTE_MS = 60_000;
const HOUR_S = 3_600;

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

/** Somebody rotates with curl. */
const rotateElsewhere = (expireCurrentIn = HOUR_S) =>
	trigger.sandbox.endpoints.rotate(id, { expireCurrentIn });

const rotations = () => trigger.sandbox.requests.filter(({ path }) => path.includes('rotate'));
const lines = () => trigger.logs.map(({ message }) => message);

const accepted = { status: 200, body: { received: true } };
const putOff = { status: 503, headers: { 'retry-after': '10' }, body: { error: 'secret_rotated' } };

test('the delivery that shows it is put off once, and accepted when it comes again', async () => {
	rotateElsewhere();
	expect(await deliver(trigger, genuine(trigger, { id: 'evt_1' }))).toMatchObject(putOff);
	expect(trigger.executions).toEqual([]);
	expect(await deliver(trigger, genuine(trigger, { id: 'evt_1' }))).toMatchObject(accepted);
	expect(trigger.executions).toHaveLength(1);
	expect(rotations()).toHaveLength(1);
});

test('the new secret is fetched with a grace period and kept sealed', async () => {
	const before = { ...trigger.staticData() };
	rotateElsewhere();
	await deliver(trigger, genuine(trigger));
	expect(rotations()).toMatchObject([{ body: { expire_current_in: HOUR_S } }]);
	expect(rotations()[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{64}$/);
	const kept = trigger.staticData();
	expect(kept).toMatchObject({ endpointId: id, isTest: false });
	expect(kept.sealedSecret).not.toBe(before.sealedSecret);
	expect(JSON.stringify(kept)).not.toContain(trigger.sandbox.endpoints.get(id)?.secret.slice(6));
	expect(lines()).toContainEqual(expect.stringMatching(`${id} was rotated elsewhere`));
});

test('its grace period is our own: it shows no further rotation', async () => {
	rotateElsewhere();
	await deliver(trigger, genuine(trigger));
	later(11 * MINUTE_MS);
	expect(genuine(trigger).headers['webhook-signature']).toContain(' v1,');
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
	expect(rotations()).toHaveLength(1);
});

test('no event is lost, whether it arrives in the grace period or after it', async () => {
	rotateElsewhere();
	for (const type of ['loan.created', 'loan.active', 'loan.error']) trigger.sandbox.fire(type);
	await trigger.sandbox.idle();
	await trigger.sandbox.clock.advance(1 * MINUTE_MS);
	expect(trigger.executions).toHaveLength(3);
	await trigger.sandbox.clock.advance(2 * 60 * MINUTE_MS);
	trigger.sandbox.fire('loan.finished');
	await trigger.sandbox.idle();
	expect(trigger.executions).toHaveLength(4);
});

test('while the watch looks at the endpoint it is accepted, and the next one shows the same', async () => {
	const watch = await trigger.start();
	rotateElsewhere();
	trigger.sandbox.faults.add({ method: 'GET', times: 1, delayMs: 500 });
	const before = trigger.sandbox.requests.length;
	const looking = watch.tick();
	await until('the look', () => trigger.sandbox.requests[before]);
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
	await looking;
	expect(rotations()).toEqual([]);
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff);
	expect(rotations()).toHaveLength(1);
	await watch.stop();
});

describe('in the grace period of our own rotation', () => {
	beforeEach(async () => {
		trigger.forget();
		trigger.restart();
		await trigger.publish();
	});

	test.each([0, 59 * MINUTE_MS])(
		'two signatures are as they should be (%i ms later)',
		async (ms) => {
			const { length } = rotations();
			later(ms);
			expect(genuine(trigger).headers['webhook-signature']).toContain(' v1,');
			expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
			expect(rotations()).toHaveLength(length);
		},
	);

	test('after its end they are not', async () => {
		later(61 * MINUTE_MS);
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff);
	});
});

test.each([
	['one', (signature: string) => signature],
	['one, and two that are none,', (signature: string) => `${signature} v1,AAAA v1,BBBB`],
	['the same, twice,', (signature: string) => `${signature} ${signature}`],
	['one, and one of another version,', (signature: string) => `${signature} v1a,AAAA`],
])('%s v1 signature(s) show no rotation', async (_, change) => {
	const { headers, body } = genuine(trigger);
	const signature = change(String(headers['webhook-signature']));
	const delivery = { headers: { ...headers, 'webhook-signature': signature }, body };
	expect(await deliver(trigger, delivery)).toMatchObject(accepted);
	expect(rotations()).toEqual([]);
});

test('two signatures neither of which is genuine show nothing either', async () => {
	const { headers, body } = genuine(trigger);
	const delivery = { headers: { ...headers, 'webhook-signature': 'v1,AAAA v1,BBBB' }, body };
	expect(await deliver(trigger, delivery)).toMatchObject({ status: 400 });
	expect(rotations()).toEqual([]);
});

test('rotates where only the SDKs’ path is served', async () => {
	trigger.sandbox.settings.rotatePaths = ['rotate-secret'];
	rotateElsewhere();
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff);
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
});
