import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { deliver, genuine } from '../../contexts/deliver';
import { startTrigger, type Started, type TestTrigger } from '../../contexts/trigger';
import { credentialDataFor } from '../../helpers/credentialData';
import { until } from '../../n8n/until';

// The second look at an endpoint that seems gone comes half a minute later.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(async () => await new Promise((resolve) => setImmediate(resolve))),
}));

let trigger: TestTrigger;
let former: Sandbox;
let other: Sandbox;
let id: string;

beforeEach(async () => {
	[trigger, other] = [await startTrigger(), await startSandbox({ speed: 0 })];
	former = trigger.sandbox;
	await trigger.publish();
	id = String(trigger.staticData().endpointId);
});
afterEach(async () => {
	await trigger.close();
	await other.close();
});

const pointAt = (sandbox: Sandbox) => Object.assign(trigger.credential, credentialDataFor(sandbox));
const idsIn = (sandbox: Sandbox) => sandbox.endpoints.list().map((endpoint) => endpoint.id);
const warnings = () =>
	trigger.logs.flatMap(({ level, message }) => (level === 'warn' ? [message] : []));

/** Whether an event of that account starts the workflow; Dinie sends again what is put off. */
async function isTakenFrom(sandbox: Sandbox): Promise<boolean> {
	const before = trigger.executions.length;
	const signer = sandbox.endpoints.list()[0]?.secret ?? '';
	const delivery = genuine(trigger, { signer });
	for (let time = 0; time < 2; time++) await deliver(trigger, delivery);
	return trigger.executions.length > before;
}

describe('with the credential of another account', () => {
	beforeEach(() => void pointAt(other));

	test.each([
		['at once', () => undefined],
		['after n8n was started again', () => trigger.restart()],
	])('publishing %s registers there, and the log names what stays behind', async (_, happen) => {
		happen();
		await trigger.publish();
		expect(idsIn(other)).toEqual([trigger.staticData().endpointId]);
		expect(idsIn(former)).toEqual([id]);
		expect(warnings()).toEqual([expect.stringMatching(`leaves webhook endpoint ${id} behind`)]);
		expect(await isTakenFrom(other)).toBe(true);
		expect(await isTakenFrom(former)).toBe(false);
	});

	test.each(['init', 'leadershipChange', 'update'] as const)(
		'so does a start of n8n or a changed workflow (%s)',
		async (activation) => {
			trigger.restart();
			if (!(await trigger.checkExists(activation))) await trigger.create(activation);
			expect(await isTakenFrom(other)).toBe(true);
			expect(warnings()[0]).toContain(id);
		},
	);

	test.each([
		['403', { status: 403 }],
		['404', { status: 404 }],
		['410', { status: 410 }],
		['404 in HTML', { status: 404, body: '<h1>Not found</h1>' }],
		['403 in HTML', { status: 403, body: '<h1>Forbidden</h1>' }],
	])('that answers %s for the endpoint of before, it is gained anew', async (_, answer) => {
		other.faults.add({ path: new RegExp(id), answer });
		await trigger.publish();
		expect(idsIn(other)).toHaveLength(1);
		expect(warnings()[0]).toContain(id);
	});

	test.each([
		['503', { answer: { status: 503, retryAfterSeconds: 0 } }],
		['429', { answer: { status: 429, retryAfterSeconds: 0 } }],
		['nothing', { drop: true }],
	])('that answers %s, nothing is given up', async (_, rule) => {
		const kept = { ...trigger.staticData() };
		other.faults.add({ path: /endpoints/, ...rule });
		await expect(trigger.publish()).rejects.toThrow(/Dinie/);
		await trigger.remove();
		expect(trigger.staticData()).toEqual(kept);
		expect(idsIn(former)).toEqual([id]);
	});

	test('unpublishing names what stays at Dinie, whether or not it was published anew before', async () => {
		const told = `Webhook endpoint ${id} stays at Dinie: it was registered with another client`;
		await expect(trigger.remove()).rejects.toThrow(told);
		await trigger.publish();
		await expect(trigger.remove()).rejects.toThrow(told);
		expect([idsIn(former), idsIn(other)]).toEqual([[id], []]);
	});

	test('what n8n holds as left behind but names no endpoint and client is passed over', async () => {
		await trigger.publish();
		const held = trigger.staticData();
		const odd = [null, 'we_odd', {}, { endpointId: 'we_odd' }, { client: 'odd' }];
		held.leftBehind = [...odd, ...(held.leftBehind as IDataObject[])] as IDataObject[];
		await expect(trigger.remove()).rejects.toThrow(`Webhook endpoint ${id} stays at Dinie`);
	});

	test('of many that were left behind the last twenty are known', async () => {
		trigger.staticData().leftBehind = Array.from({ length: 25 }, (_, index) => ({
			endpointId: `we_${index}`,
			client: 'former',
		}));
		await trigger.publish();
		const known = trigger.staticData().leftBehind as IDataObject[];
		expect(known).toHaveLength(20);
		expect(known.at(-1)).toMatchObject({ endpointId: id });
	});

	test("it says so in n8n's log itself, where n8n's publication engine prints no word of what was thrown", async () => {
		await expect(trigger.remove()).rejects.toThrow();
		expect(warnings().at(-1)).toContain(`Webhook endpoint ${id} stays at Dinie`);
	});

	test('unpublishing tells so when asked about it is refused as well', async () => {
		for (const status of [403, 404, 500]) {
			const answer = { status, retryAfterSeconds: 0 };
			const takeBack = other.faults.add({ path: new RegExp(id), answer });
			await expect(trigger.remove()).rejects.toThrow(`${id} stays at Dinie`);
			takeBack();
		}
	});

	test('after n8n was started again it is still known what stays behind', async () => {
		await trigger.publish();
		trigger.restart();
		await expect(trigger.remove()).rejects.toThrow(id);
	});

	test('the watch registers there too, and back again', async () => {
		const watch = await trigger.start();
		await watch.tick();
		expect(await isTakenFrom(other)).toBe(true);
		await comeBack(async () => await watch.tick());
		await watch.stop();
	});

	test('back at the former account all is as before, and the other endpoint is named', async () => {
		await trigger.publish();
		await comeBack(async () => await trigger.publish());
	});

	async function comeBack(check: () => Promise<void>): Promise<void> {
		const [otherId] = idsIn(other);
		pointAt(former);
		await check();
		expect(idsIn(former)).toEqual([id]);
		expect(await isTakenFrom(former)).toBe(true);
		await expect(trigger.remove()).rejects.toThrow(`endpoint ${otherId} stays at Dinie`);
		expect(idsIn(former)).toEqual([]);
		pointAt(other);
		expect(await trigger.remove()).toBe(true);
		expect(trigger.staticData()).toEqual({});
		expect(idsIn(other)).toEqual([]);
	}
});

describe('with a new client of the same partner, which sees the endpoint of before', () => {
	beforeEach(() => {
		former.settings.clientId = 'dinie_ci_test_new';
		former.settings.clientSecret = 'dinie_cs_test_new';
		pointAt(former);
	});

	test.each([
		['publishing', async () => await trigger.publish()],
		['the watch', async () => await tickOnce()],
		[
			'a start of n8n',
			async () => {
				trigger.restart();
				if (!(await trigger.checkExists('init'))) await trigger.create('init');
			},
		],
	])('%s gains its secret anew, and nothing stays behind', async (_, act) => {
		await act();
		expect(idsIn(former)).toEqual([id]);
		expect(await isTakenFrom(former)).toBe(true);
		expect(warnings().join()).not.toContain('behind');
		expect(await trigger.remove()).toBe(true);
		expect(idsIn(former)).toEqual([]);
	});

	test('unpublishing deletes it', async () => {
		expect(await trigger.remove()).toBe(true);
		expect(idsIn(former)).toEqual([]);
	});

	async function tickOnce(): Promise<void> {
		const watch: Started = await trigger.start();
		await watch.tick();
		await watch.stop();
	}
});

describe('a registration that a version before has kept', () => {
	beforeEach(() => {
		const { endpointId, sealedSecret, graceEndsAt, isTest } = trigger.staticData();
		trigger.forget();
		trigger.restart();
		const kept = { endpointId, sealedSecret, graceEndsAt, isTest, keptAt: Date.now() };
		Object.assign(trigger.staticData(), kept);
	});

	test('verifies deliveries', async () => {
		expect(await deliver(trigger, genuine(trigger))).toMatchObject({ status: 200 });
	});

	test.each(['init', 'activate'] as const)(
		'is completed at the next hook (%s)',
		async (activation) => {
			const { sealedSecret } = trigger.staticData();
			expect(await trigger.checkExists(activation)).toBe(true);
			expect(trigger.staticData()).toEqual({
				endpointId: id,
				sealedSecret,
				graceEndsAt: 0,
				isTest: false,
				url: trigger.webhookUrl(),
				client: expect.stringMatching(/^[0-9a-f]{12}$/),
				updatedAt: expect.stringMatching(/Z$/),
			});
			expect(former.requests.filter(({ path }) => path.includes('rotate'))).toEqual([]);
		},
	);

	test('is deleted when the workflow is unpublished', async () => {
		expect(await trigger.remove()).toBe(true);
		expect(idsIn(former)).toEqual([]);
	});
});

test('switched while a secret is being replaced, what stays behind is named all the same', async () => {
	const watch = await trigger.start();
	former.endpoints.rotate(id);
	former.faults.add({ path: /rotate/, times: 1, afterwards: true, delayMs: 500 });
	const answer = deliver(trigger, genuine(trigger));
	await until('the rotation', () => former.requests.find(({ path }) => path.includes('rotate')));
	pointAt(other);
	await answer;
	await watch.tick();
	expect(idsIn(other)).toHaveLength(1);
	await expect(trigger.remove()).rejects.toThrow(`Webhook endpoint ${id} stays at Dinie`);
	await watch.stop();
});
