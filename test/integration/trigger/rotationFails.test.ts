import { deliver, genuine, type Delivery } from '../../contexts/deliver';
import { later } from '../../contexts/later';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

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

/** A genuine delivery that looks as if somebody had rotated. */
function withJunkSignature(): Delivery {
	const { headers, body } = genuine(trigger);
	const signature = `${String(headers['webhook-signature'])} v1,${'A'.repeat(43)}=`;
	return { headers: { ...headers, 'webhook-signature': signature }, body };
}

const accepted = { status: 200, body: { received: true } };
const putOff = { status: 503, body: { error: 'secret_rotated' } };

const oneLineTells = () => {
	const told = warnings().filter(({ message }) => !message.includes('refused a delivery'));
	expect(told).toMatchObject([
		{
			message: expect.stringMatching(
				`^Dinie Trigger '.*' could not rotate .* ${id}, which .*: \\S`,
			),
		},
	]);
};

test('when Dinie refuses, deliveries are accepted all the same, and one line tells of it', async () => {
	rotateElsewhere();
	trigger.sandbox.faults.add({ path: /rotate/, answer: { status: 409 } });
	const kept = { ...trigger.staticData() };
	for (let time = 0; time < 2; time++) {
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
	}
	expect(trigger.executions).toHaveLength(2);
	expect(trigger.staticData()).toEqual(kept);
	oneLineTells();
});

test.each([
	['is down', async () => await trigger.sandbox.down()],
	['fails', () => void trigger.sandbox.faults.add({ path: /rotate/, answer: { status: 500 } })],
	['drops the call', () => void trigger.sandbox.faults.add({ path: /rotate/, drop: true })],
])(
	'when Dinie %s, it may have rotated: one delivery is put off while that is kept, and the next are accepted',
	async (_, fail) => {
		rotateElsewhere();
		await fail();
		const kept = { ...trigger.staticData() };
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff);
		const unfinishedRotation = expect.stringMatching(/^[0-9a-f]{64}$/);
		expect(trigger.staticData()).toEqual({ ...kept, unfinishedRotation });
		for (let time = 0; time < 2; time++) {
			expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
		}
		oneLineTells();
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
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff);
	expect(warnings()[0]?.message).toMatch('no answer came in time');
}, 9_000);

test('it is tried once, without waiting', async () => {
	rotateElsewhere();
	trigger.sandbox.faults.add({ path: /rotate/, answer: { status: 500 } });
	await deliver(trigger, genuine(trigger));
	expect(rotations()).toHaveLength(1);
});

test('whoever adds a junk signature to genuine deliveries causes one call in ten minutes', async () => {
	trigger.sandbox.faults.add({ path: /rotate/, times: 1, answer: { status: 409 } });
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
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff);
	});

	test.each([
		['at once', () => undefined],
		['after n8n was started again', () => trigger.restart()],
	])('%s the next delivery brings a secret that stays', async (_, happen) => {
		happen();
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff);
		await trigger.sandbox.clock.advance(DAY_MS);
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
		expect(rotations()).toHaveLength(2);
		expect(trigger.staticData()).not.toHaveProperty('unfinishedRotation');
	});

	test.each([
		['with no grace at all', 0],
		['with a grace period', 3600],
	])(
		'and it is rotated elsewhere once more %s, a newer secret is made at once',
		async (_, expireCurrentIn) => {
			trigger.sandbox.endpoints.rotate(id, { expireCurrentIn });
			later(11 * MINUTE_MS);
			expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff);
			await trigger.sandbox.clock.advance(DAY_MS);
			expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
			expect(trigger.staticData()).not.toHaveProperty('unfinishedRotation');
		},
	);

	test('no event is lost', async () => {
		trigger.sandbox.fire('loan.error');
		await trigger.sandbox.idle();
		await trigger.sandbox.clock.advance(1 * MINUTE_MS);
		expect(trigger.executions).toHaveLength(1);
	});

	test('forged deliveries cause one more call in ten minutes', async () => {
		const forged = { headers: genuine(trigger).headers, body: '{}' };
		trigger.sandbox.faults.add({ path: /rotate/, answer: { status: 500 } });
		const answers = [];
		for (let time = 0; time < 5; time++) answers.push(await deliver(trigger, forged));
		expect(answers.map(({ status }) => status)).toEqual([503, 400, 400, 400, 400]);
		expect(rotations()).toHaveLength(2);
	});
});
