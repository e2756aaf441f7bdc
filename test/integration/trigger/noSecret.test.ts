import type { IDataObject } from 'n8n-workflow';
import { later } from '../../contexts/later';
import { deliver, genuine } from '../../contexts/deliver';
import { startProcessor } from '../../contexts/processor';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

const MINUTES = 60_000;

let trigger: TestTrigger;
let before: IDataObject;
const others: TestTrigger[] = [];

beforeEach(async () => {
	trigger = await startTrigger();
	await trigger.publish();
	before = { ...trigger.staticData() };
});
afterEach(async () => {
	jest.restoreAllMocks();
	for (const other of others.splice(0)) await other.close();
	await trigger.close();
});

const rotations = () => trigger.sandbox.requests.filter(({ path }) => path.includes('rotate'));
const lines = () => trigger.logs.map(({ message }) => message);
const putOff = (error: string) => ({
	status: 503,
	headers: { 'retry-after': '10' },
	body: { error },
});

describe('while nothing is kept, since n8n is still publishing', () => {
	beforeEach(async () => {
		await trigger.remove();
		trigger.sandbox.endpoints.add({ url: trigger.webhookUrl() });
	});

	test('deliveries are put off, and nobody can make the trigger call Dinie', async () => {
		const { length } = trigger.sandbox.requests;
		for (let time = 0; time < 3; time++) {
			expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff('no_signing_secret'));
		}
		expect(trigger.sandbox.requests).toHaveLength(length);
		expect(trigger.executions).toEqual([]);
		expect(lines()).toEqual([expect.stringContaining('no signing secret is held')]);
	});

	test.each(['endpointId', 'sealedSecret'])(
		'half of it (%s) is as little as nothing',
		async (field) => {
			trigger.staticData()[field] = 'we_1';
			expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff('no_signing_secret'));
		},
	);

	test('an event that was put off arrives once publishing is done', async () => {
		trigger.sandbox.fire('loan.error');
		await trigger.sandbox.idle();
		expect(trigger.executions).toEqual([]);
		await trigger.publish();
		await trigger.sandbox.clock.advance(1 * MINUTES);
		expect(trigger.executions).toHaveLength(1);
	});
});

describe('when n8n has lost what is kept of a live trigger', () => {
	beforeEach(() => trigger.forget());

	test('one delivery is put off, and is accepted when it comes again', async () => {
		const { length } = trigger.sandbox.requests;
		trigger.sandbox.fire('loan.error');
		await trigger.sandbox.idle();
		expect(trigger.executions).toEqual([]);
		await trigger.sandbox.clock.advance(1 * MINUTES);
		expect(trigger.sandbox.deliveries[0]?.attempts).toMatchObject([
			{ status: 503 },
			{ status: 200 },
		]);
		expect(trigger.executions).toHaveLength(1);
		expect(trigger.sandbox.requests).toHaveLength(length);
	});

	test('when it is lost again soon after, deliveries are accepted without it', async () => {
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff('registration_restored'));
		for (let time = 0; time < 3; time++) {
			trigger.forget();
			expect(await deliver(trigger, genuine(trigger))).toMatchObject({ status: 200 });
		}
		expect(trigger.staticData()).toEqual({});
	});

	test('all is kept again as it was', async () => {
		await deliver(trigger, genuine(trigger));
		expect(trigger.staticData()).toEqual(before);
	});

	test('only a genuine delivery brings that about', async () => {
		const { headers } = genuine(trigger);
		expect(await deliver(trigger, { headers, body: '{}' })).toMatchObject({ status: 400 });
		expect(trigger.staticData()).toEqual({});
	});

	test('a test run beside it makes no difference', async () => {
		await trigger.listenForTest();
		await trigger.remove('test');
		await deliver(trigger, genuine(trigger));
		expect(trigger.staticData()).toEqual(before);
	});

	test('once unpublished it stays lost, whoever still signs with its secret', async () => {
		const { secret = '' } = trigger.sandbox.endpoints.list()[0] ?? {};
		await trigger.remove();
		const delivery = genuine(trigger, { signer: secret });
		expect(await deliver(trigger, delivery)).toMatchObject(putOff('no_signing_secret'));
		expect(trigger.staticData()).toEqual({});
	});

	test('any process keeps it again that has seen it', async () => {
		const processor = await startProcessor(trigger, { ...before });
		others.push(processor);
		expect(await deliver(processor, genuine(trigger))).toMatchObject({ status: 200 });
		processor.forget();
		expect(await deliver(processor, genuine(trigger))).toMatchObject(
			putOff('registration_restored'),
		);
		expect(processor.staticData()).toEqual(before);
		expect(await deliver(processor, genuine(trigger))).toMatchObject({ status: 200 });
	});
});

describe('when the client secret was changed in the credential', () => {
	beforeEach(() => {
		trigger.credential.clientSecret = trigger.sandbox.settings.clientSecret = 'dinie_cs_test_new';
	});

	test('the first delivery is put off, a new secret is fetched once, and the retry is accepted', async () => {
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff('secret_rotated'));
		expect(rotations()).toHaveLength(1);
		expect(await deliver(trigger, genuine(trigger))).toMatchObject({ status: 200 });
		expect(trigger.executions).toHaveLength(1);
		expect(rotations()).toHaveLength(1);
	});

	test('no event is lost', async () => {
		trigger.sandbox.fire('loan.error');
		await trigger.sandbox.idle();
		await trigger.sandbox.clock.advance(1 * MINUTES);
		expect(trigger.executions).toHaveLength(1);
		expect(trigger.sandbox.deliveries).toMatchObject([{ status: 'delivered' }]);
	});

	test('a flood of forged deliveries makes it rotate once in ten minutes at the most', async () => {
		trigger.sandbox.faults.add({ path: /rotate/, answer: { status: 500 } });
		const forged = { headers: { ...genuine(trigger).headers }, body: '{}' };
		const flood = async () => {
			for (let time = 0; time < 20; time++) {
				expect((await deliver(trigger, forged)).status).toBe(503);
			}
		};
		await flood();
		expect(rotations()).toHaveLength(1);
		later(11 * MINUTES);
		forged.headers = { ...genuine(trigger).headers };
		await flood();
		expect(rotations()).toHaveLength(2);
		expect(lines().filter((line) => line.includes('could not find out'))).toHaveLength(2);
	});

	test('the log names the cause', async () => {
		await deliver(trigger, genuine(trigger));
		expect(lines()).toContainEqual(expect.stringMatching(/signing secret .* could not be used/));
	});
});

test('when n8n cannot read the credential, deliveries are put off without calling Dinie', async () => {
	const { credentials } = trigger.node;
	delete trigger.node.credentials;
	const { length } = trigger.sandbox.requests;
	for (let time = 0; time < 3; time++) {
		expect(await deliver(trigger, genuine(trigger))).toMatchObject(putOff('credential_unreadable'));
	}
	expect(trigger.sandbox.requests).toHaveLength(length);
	expect(lines()).toEqual([expect.stringContaining('could not read the Dinie API credential')]);
	if (credentials) trigger.node.credentials = credentials;
	expect(await deliver(trigger, genuine(trigger))).toMatchObject({ status: 200 });
});
