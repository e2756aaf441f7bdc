import { deliver, genuine, type Delivery } from '../../contexts/deliver';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

const MINUTE_MS = 60_000;

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

const rotateElsewhere = () => trigger.sandbox.endpoints.rotate(id);
const rotations = () => trigger.sandbox.requests.filter(({ path }) => path.includes('rotate'));
const warnings = () => trigger.logs.filter(({ level }) => level === 'warn');

function later(ms: number): void {
	const realNow = Date.now;
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ms);
}

/** A genuine delivery that looks as if somebody had rotated. */
function withJunkSignature(): Delivery {
	const { headers, body } = genuine(trigger);
	const signature = `${String(headers['webhook-signature'])} v1,AAAA`;
	return { headers: { ...headers, 'webhook-signature': signature }, body };
}

const accepted = { status: 200, body: { received: true } };
const putOff = { status: 503, body: { error: 'secret_rotated' } };
const refused = { status: 400, body: { error: 'signature_mismatch' } };

test.each([
	['is down', async () => await trigger.sandbox.down()],
	['refuses', () => void trigger.sandbox.faults.add({ path: /rotate/, answer: { status: 409 } })],
	['fails', () => void trigger.sandbox.faults.add({ path: /rotate/, answer: { status: 500 } })],
	['drops the call', () => void trigger.sandbox.faults.add({ path: /rotate/, drop: true })],
])(
	'when Dinie %s, deliveries are accepted all the same, and one line tells of it',
	async (_, fail) => {
		rotateElsewhere();
		await fail();
		const kept = { ...trigger.staticData() };
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
		expect(trigger.executions).toHaveLength(2);
		expect(trigger.staticData()).toEqual(kept);
		expect(warnings()).toMatchObject([
			{
				message: expect.stringMatching(
					`^Dinie Trigger could not rotate the signing secret of endpoint ${id}: \\S`,
				),
			},
		]);
	},
);

test('a secret with which nothing could be verified is not kept', async () => {
	rotateElsewhere();
	const body = { id, secret: 'whsec_no base64' };
	trigger.sandbox.faults.add({ path: /rotate/, answer: { status: 200, body } });
	const kept = { ...trigger.staticData() };
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
	expect(trigger.staticData()).toEqual(kept);
	expect(warnings()[0]?.message).toMatch("is not 'whsec_' and base64");
});

// n8n fetches a token and repeats the call: together that may take three times as long as Dinie waits.
test('five seconds are all it may take, a fresh token included', async () => {
	rotateElsewhere();
	trigger.sandbox.faults.add({ path: /rotate/, times: 1, expireToken: true });
	trigger.sandbox.faults.add({ path: /auth\/token/, hang: true });
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
	expect(warnings()[0]?.message).toMatch('no answer came in time');
}, 9_000);

test('it is tried once, without waiting', async () => {
	rotateElsewhere();
	trigger.sandbox.faults.add({ path: /rotate/, answer: { status: 500 } });
	await deliver(trigger, genuine(trigger));
	expect(rotations()).toHaveLength(1);
});

test('whoever adds a junk signature to genuine deliveries causes one call in ten minutes', async () => {
	trigger.sandbox.faults.add({ path: /rotate/, times: 1, answer: { status: 500 } });
	for (let time = 0; time < 5; time++) {
		expect(await deliver(trigger, withJunkSignature())).toMatchObject(accepted);
	}
	expect(rotations()).toHaveLength(1);
	later(11 * MINUTE_MS);
	expect(await deliver(trigger, withJunkSignature())).toMatchObject(putOff);
	for (let time = 0; time < 5; time++) {
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
	}
	expect(rotations()).toHaveLength(2);
});

describe('when Dinie rotated but its answer was lost', () => {
	beforeEach(async () => {
		rotateElsewhere();
		trigger.sandbox.faults.add({ path: /rotate/, times: 1, afterwards: true, drop: true });
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
	});

	test('another try, ten minutes later, brings the same new secret', async () => {
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(refused);
		const secret = trigger.sandbox.endpoints.get(id)?.secret;
		later(11 * MINUTE_MS);
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff);
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
		expect(trigger.sandbox.endpoints.get(id)?.secret).toBe(secret);
	});

	test('no event is lost', async () => {
		trigger.sandbox.fire('loan.error');
		await trigger.sandbox.idle();
		await trigger.sandbox.clock.advance(1 * MINUTE_MS);
		await trigger.sandbox.clock.advance(5 * MINUTE_MS);
		expect(trigger.executions).toHaveLength(1);
		later(21 * MINUTE_MS);
		await trigger.sandbox.clock.advance(15 * MINUTE_MS);
		await trigger.sandbox.clock.advance(60 * MINUTE_MS);
		expect(trigger.executions).toHaveLength(2);
	});

	test('forged deliveries cause one call in ten minutes, and are refused', async () => {
		const forged = { headers: genuine(trigger).headers, body: '{}' };
		trigger.sandbox.faults.add({ path: /rotate/, answer: { status: 500 } });
		for (let time = 0; time < 5; time++) {
			expect(await deliver(trigger, forged)).toMatchObject(refused);
		}
		expect(rotations()).toHaveLength(1);
	});
});
