import { randomBytes } from 'node:crypto';
import { deliver, genuine, nowInSeconds, type Delivery } from '../../contexts/deliver';
import { later } from '../../contexts/later';
import { startProcessor } from '../../contexts/processor';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';
import { until } from '../../n8n/until';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let trigger: TestTrigger;
let id: string;
let asked: number;
const others: TestTrigger[] = [];

beforeEach(async () => {
	trigger = await startTrigger();
	await trigger.publish();
	id = String(trigger.staticData().endpointId);
	asked = trigger.sandbox.requests.length;
});
afterEach(async () => {
	jest.restoreAllMocks();
	for (const other of others.splice(0)) await other.close();
	await trigger.close();
});

const calls = () => trigger.sandbox.requests.slice(asked);
const rotations = () => calls().filter(({ path }) => path.includes('rotate'));
const rotateElsewhere = (expireCurrentIn = 0) =>
	trigger.sandbox.endpoints.rotate(id, { expireCurrentIn });

/** Fresh, in the right form, and signed with a secret of a stranger's own. */
const forged = (told: Parameters<typeof genuine>[1] = {}): Delivery =>
	genuine(trigger, { signer: `whsec_${randomBytes(24).toString('base64')}`, ...told });

const accepted = { status: 200, body: { received: true } };
const refused = { status: 400, body: { error: 'signature_mismatch' } };
const putOff = (error: string) => ({ status: 503, body: { error } });

/** Dinie sends again what was put off. */
async function isTaken(at = trigger): Promise<boolean> {
	for (let time = 0; time < 2; time++) {
		if ((await deliver(at, genuine(trigger))).status === 200) return true;
	}
	return false;
}

describe('what proves nothing asks nothing', () => {
	const now = nowInSeconds();
	const withHeaders = (changes: Record<string, string>): Delivery => {
		const { headers, body } = forged();
		return { headers: { ...headers, ...changes }, body };
	};
	const nothings: Array<[string, () => Delivery]> = [
		['an old time', () => forged({ timestamp: 1_111_111_111 })],
		['a time six minutes ago', () => forged({ timestamp: now - 360 })],
		['a time six minutes ahead', () => forged({ timestamp: now + 360 })],
		['a signature that is none', () => withHeaders({ 'webhook-signature': 'nonsense' })],
		['a short token', () => withHeaders({ 'webhook-signature': 'v1,AAAA' })],
		[
			'a token of another version',
			() => withHeaders({ 'webhook-signature': `v1a,${'A'.repeat(43)}=` }),
		],
		['no signature', () => withHeaders({ 'webhook-signature': '' })],
	];
	const states: Array<[string, () => void]> = [
		['all is well', () => undefined],
		['the secret was rotated elsewhere', () => void rotateElsewhere()],
		[
			'the client secret was replaced and n8n started again',
			() => {
				const clientSecret = 'dinie_cs_test_new';
				trigger.credential.clientSecret = trigger.sandbox.settings.clientSecret = clientSecret;
				trigger.restart();
			},
		],
	];

	test.each(
		states.flatMap(([state, happen]) =>
			nothings.map(([sent, make]) => [sent, state, happen, make] as const),
		),
	)('%s, while %s', async (_, __, happen, make) => {
		happen();
		const { status } = await deliver(trigger, make());
		expect(status).toBeGreaterThanOrEqual(400);
		expect(calls()).toEqual([]);
	});
});

test.each([
	['with no grace at all', 0],
	['with a grace that has ended', 60],
])(
	'a secret rotated elsewhere %s: one delivery is put off, and then all are taken',
	async (_, grace) => {
		rotateElsewhere(grace);
		await trigger.sandbox.clock.advance(2 * MINUTE_MS);
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff('secret_rotated'));
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
		expect(rotations()).toMatchObject([{ body: { expire_current_in: 3600 } }]);
	},
);

test('three events that were refused meanwhile are all taken when Dinie sends them again', async () => {
	rotateElsewhere();
	for (const type of ['loan.created', 'loan.active', 'loan.error']) trigger.sandbox.fire(type);
	await trigger.sandbox.idle();
	await trigger.sandbox.clock.advance(MINUTE_MS);
	expect(trigger.executions).toHaveLength(3);
});

test('the former secret is refused once its grace has ended', async () => {
	const former = trigger.sandbox.endpoints.get(id)?.secret ?? '';
	rotateElsewhere();
	expect(await isTaken()).toBe(true);
	await trigger.sandbox.clock.advance(2 * HOUR_MS);
	expect(await deliver(trigger, genuine(trigger, { signer: former }))).toMatchObject(refused);
});

test('a flood of forged deliveries makes it ask once in ten minutes, and change nothing', async () => {
	const before = trigger.sandbox.endpoints.get(id);
	const kept = { ...trigger.staticData() };
	await Promise.all(Array.from({ length: 50 }, () => deliver(trigger, forged())));
	expect(calls()).toMatchObject([{ method: 'GET', path: expect.stringContaining(id) }]);
	expect(trigger.sandbox.endpoints.get(id)).toBe(before);
	expect(trigger.staticData()).toEqual(kept);
	expect(trigger.executions).toEqual([]);
});

test('a flood that goes on while a secret is really rotated delays that by ten minutes, and loses no event', async () => {
	await deliver(trigger, forged());
	rotateElsewhere();
	trigger.sandbox.fire('loan.error');
	await trigger.sandbox.idle();
	for (let time = 0; time < 20; time++) {
		expect(await deliver(trigger, forged())).toMatchObject(refused);
	}
	expect(rotations()).toEqual([]);
	later(11 * MINUTE_MS);
	expect(await deliver(trigger, forged())).toMatchObject(putOff('secret_rotated'));
	await trigger.sandbox.clock.advance(HOUR_MS);
	expect(trigger.executions).toHaveLength(1);
	expect(rotations()).toHaveLength(1);
});

describe('at a Dinie whose `updated_at` tells nothing of a rotation', () => {
	beforeEach(() => {
		const { updatedAt } = trigger.sandbox.endpoints.get(id) ?? {};
		rotateElsewhere();
		Object.assign(trigger.sandbox.endpoints.get(id) ?? {}, { updatedAt });
	});

	/** Genuine, but with a secret that nobody told us of. */
	const refuse = async (count: number) => {
		for (let time = 0; time < count; time++) {
			expect(await deliver(trigger, genuine(trigger))).toMatchObject(refused);
		}
	};

	test('three deliveries refused and another ten minutes later make it rotate all the same, and the log tells', async () => {
		await refuse(3);
		expect(rotations()).toEqual([]);
		later(11 * MINUTE_MS);
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff('secret_rotated'));
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
		expect(trigger.logs).toContainEqual(
			expect.objectContaining({ message: expect.stringMatching('makes a new signing secret') }),
		);
	});

	test('one delivery that is sent again and again does not', async () => {
		for (const minutes of [0, 11, 11, 11]) {
			later(minutes * MINUTE_MS);
			expect(await deliver(trigger, genuine(trigger, { id: 'evt_1' }))).toMatchObject(refused);
		}
		expect(rotations()).toEqual([]);
	});

	test('a genuine delivery in between begins the count anew', async () => {
		const { secret = '' } = trigger.sandbox.endpoints.get(id) ?? {};
		await refuse(2);
		const former = trigger.sandbox.endpoints.get(id);
		expect(former?.secret).toBe(secret);
		const held = String(former?.previous?.secret);
		expect(await deliver(trigger, genuine(trigger, { signer: held }))).toMatchObject(accepted);
		later(11 * MINUTE_MS);
		await refuse(1);
		expect(rotations()).toEqual([]);
	});
});

test('strangers can force one rotation in six hours at the most, and no event is lost by it', async () => {
	for (let minutes = 0; minutes < 5 * 60; minutes += 11) {
		for (let time = 0; time < 3; time++) await deliver(trigger, forged());
		later(11 * MINUTE_MS);
	}
	expect(rotations()).toHaveLength(1);
	expect(await isTaken()).toBe(true);
});

describe('an endpoint that another process has gained anew', () => {
	test('is found by URL and mark, and its deliveries are taken', async () => {
		const { url = '', description = null } = trigger.sandbox.endpoints.get(id) ?? {};
		trigger.sandbox.endpoints.remove(id);
		const { id: present } = trigger.sandbox.endpoints.add({ url, description });
		expect(await isTaken()).toBe(true);
		expect(trigger.logs.map(({ message }) => message)).toContainEqual(
			expect.stringMatching(`${id} was gone.*${present} has taken its place`),
		);
		expect(trigger.staticData().endpointId).toBe(present);
		expect(trigger.sandbox.endpoints.list()).toHaveLength(1);
	});

	test('where none is found, nothing is created', async () => {
		const { secret = '' } = trigger.sandbox.endpoints.get(id) ?? {};
		trigger.sandbox.endpoints.remove(id);
		expect(await deliver(trigger, forged())).toMatchObject(refused);
		expect(trigger.sandbox.endpoints.list()).toEqual([]);
		expect(await deliver(trigger, genuine(trigger, { signer: secret }))).toMatchObject(accepted);
	});

	test.each([
		['nobody’s mark', null],
		['the mark of another trigger', '[n8n:0123456789ab/other/node]'],
	])('one at our URL with %s is left alone', async (_, description) => {
		trigger.sandbox.endpoints.remove(id);
		const theirs = trigger.sandbox.endpoints.add({ url: trigger.webhookUrl(), description });
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(refused);
		expect(trigger.sandbox.endpoints.list()).toEqual([theirs]);
	});
});

test.each([
	['pointed elsewhere', { url: 'https://elsewhere.example/' }],
	['marked by another trigger', { description: '[n8n:0123456789ab/other/node]' }],
])(
	'the secret of an endpoint that was %s is not replaced: it is for the watch',
	async (_, edit) => {
		trigger.sandbox.endpoints.edit(id, edit);
		rotateElsewhere();
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(refused);
		expect(rotations()).toEqual([]);
	},
);

describe('while nothing is held', () => {
	beforeEach(() => {
		trigger.forget();
		trigger.restart();
	});

	test('for up to two minutes nothing is asked, since a publish may be under way', async () => {
		for (const ms of [0, 60_000, 59_000]) {
			later(ms);
			expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff('no_signing_secret'));
		}
		expect(calls()).toEqual([]);
	});

	test('after that the endpoint is found, and the delivery is taken when it comes again', async () => {
		await deliver(trigger, genuine(trigger));
		later(2 * MINUTE_MS + 1_000);
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff('secret_rotated'));
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
		expect(trigger.sandbox.endpoints.list()).toMatchObject([{ id }]);
	});
});

test.each([
	['hangs', { hang: true }],
	['answers 500', { answer: { status: 500 } }],
	['drops the connection', { drop: true }],
])('when Dinie %s the delivery is put off within five seconds', async (_, rule) => {
	rotateElsewhere();
	trigger.sandbox.faults.add({ path: /endpoints/, ...rule });
	const begin = performance.now();
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff('dinie_unreachable'));
	expect(performance.now() - begin).toBeLessThan(6_000);
});

test('deliveries that come while Dinie is asked wait for the same answer', async () => {
	rotateElsewhere();
	const answers = await Promise.all(
		Array.from({ length: 10 }, () => deliver(trigger, genuine(trigger))),
	);
	for (const { status } of answers) expect(status).toBe(503);
	expect(rotations()).toHaveLength(1);
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(accepted);
});

test('an answer of Dinie that comes too late for the delivery in doubt serves the next one', async () => {
	rotateElsewhere();
	trigger.sandbox.faults.add({ path: /rotate/, times: 1, delayMs: 5_000 });
	expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff('dinie_unreachable'));
	await until('a delivery to be taken', async () => (await isTaken()) || undefined);
	expect(rotations()).toHaveLength(1);
});

test.each(['a forgery first', 'the genuine one first'])(
	'a forgery and a delivery that shows a rotation elsewhere, at the same time (%s), make one new secret',
	async (order) => {
		rotateElsewhere(HOUR_MS / 1_000);
		const both = [forged(), genuine(trigger)];
		if (order === 'the genuine one first') both.reverse();
		await Promise.all(both.map(async (each) => await deliver(trigger, each)));
		expect(rotations()).toHaveLength(1);
		expect(await isTaken()).toBe(true);
	},
);

test('when Dinie does not tell `updated_at` after a rotation, the next rotation elsewhere is mended too', async () => {
	for (let time = 0; time < 3; time++) {
		trigger.sandbox.faults.add({
			method: 'GET',
			path: /we_/,
			times: 1,
			after: 1,
			answer: { status: 500 },
		});
		rotateElsewhere();
		expect(await isTaken()).toBe(true);
		later(11 * MINUTE_MS);
	}
});

test.each(['in turn', 'at the same time'])(
	'processes that find out %s end with the same secret, and all of them take deliveries',
	async (order) => {
		for (let count = 0; count < 3; count++) others.push(await startProcessor(trigger));
		rotateElsewhere();
		const find = async (each: TestTrigger) => void (await deliver(each, genuine(trigger)));
		if (order === 'in turn') for (const each of others) await find(each);
		else {
			// So that all have looked at the endpoint before the first rotates.
			trigger.sandbox.faults.add({ path: /rotate/, delayMs: 500 });
			await Promise.all(others.map(find));
		}
		for (const each of others) expect(await isTaken(each)).toBe(true);
		expect(new Set(rotations().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
	},
);
