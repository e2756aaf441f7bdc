import type { WorkflowActivateMode } from 'n8n-workflow';
import type { FaultRule } from '../../../sandbox/api/faults';
import { deliver, genuine } from '../../contexts/deliver';
import { quicken } from '../../contexts/quicken';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

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

/** What n8n does when it starts. Its publication engine ends a workflow whose hook throws then. */
async function startN8n(activation: WorkflowActivateMode = 'init') {
	trigger.restart();
	const watch = await trigger.start(activation);
	if (!(await trigger.checkExists(activation))) await trigger.create(activation);
	return watch;
}

const troubles: Array<[string, () => unknown, () => unknown]> = [
	['down', () => trigger.sandbox.down(), () => trigger.sandbox.up()],
	...(
		[
			['refusing the token', { path: /token/, answer: { status: 401 } }],
			['asking to wait', { path: /endpoints/, answer: { status: 429, retryAfterSeconds: 3600 } }],
			['broken', { path: /endpoints/, answer: { status: 500 } }],
			['refusing everything', { path: /endpoints/, answer: { status: 403 } }],
			['hanging', { hang: true }],
		] as Array<[string, FaultRule]>
	).map(([name, rule]): [string, () => unknown, () => unknown] => {
		let takeBack: (() => void) | undefined;
		const begin = () => {
			trigger.sandbox.expireTokens();
			takeBack = trigger.sandbox.faults.add(rule);
		};
		return [name, begin, () => takeBack?.()];
	}),
];

const states: Array<[string, () => void]> = [
	['fine', () => undefined],
	['deleted', () => void trigger.sandbox.endpoints.remove(id)],
	['fine, but what n8n kept is lost', () => trigger.forget()],
];

describe.each(troubles)('with Dinie %s while n8n starts', (_, begin, end) => {
	test.each(states)(
		'and the endpoint %s, nothing throws, and one look of the watch makes all well',
		async (state, happen) => {
			quicken();
			happen();
			await begin();
			const watch = await startN8n();
			const { status } = await deliver(trigger, {
				headers: { 'webhook-id': 'evt_1' },
				body: '{}',
			});
			expect(status).toBe(400);
			await end();
			await watch.tick();
			await watch.tick();
			expect(endpoints()).toHaveLength(1);
			for (let time = 0; time < 2; time++) await deliver(trigger, genuine(trigger));
			expect(trigger.executions.length).toBeGreaterThan(0);
			expect(trigger.failedExecutions).toHaveLength(state === 'fine' ? 0 : 1);
			await watch.stop();
		},
		20_000,
	);
});

test.each(['init', 'leadershipChange'] as const)(
	'without its credential a start (%s) does not throw, and all is well once it is back',
	async (activation) => {
		const { credentials } = trigger.node;
		delete trigger.node.credentials;
		const watch = await startN8n(activation);
		if (credentials) trigger.node.credentials = credentials;
		await watch.tick();
		expect(await deliver(trigger, genuine(trigger))).toMatchObject({ status: 200 });
		await watch.stop();
	},
);

test('an endpoint that was disabled while n8n was down is mended at the start, and told at the first look', async () => {
	trigger.sandbox.endpoints.edit(id, { status: 'disabled' });
	const watch = await startN8n();
	expect(endpoints()).toMatchObject([{ id, status: 'active' }]);
	expect(trigger.failedExecutions).toEqual([]);
	await watch.tick();
	expect(trigger.failedExecutions).toMatchObject([
		{ message: expect.stringMatching(/not active.*Since when is not known/) },
	]);
});

test('one that was deleted is made anew at the start, and told at the first look', async () => {
	trigger.sandbox.endpoints.remove(id);
	const watch = await startN8n();
	expect(endpoints()).toHaveLength(1);
	await watch.tick();
	expect(trigger.failedExecutions).toMatchObject([{ message: expect.stringContaining(id) }]);
	expect(trigger.staticData().endpointId).toBe(endpoints()[0]?.id);
});

test('an address that gave no answer is not asked again for a minute while n8n starts', async () => {
	await trigger.sandbox.down();
	await startN8n();
	await trigger.sandbox.up();
	const before = trigger.sandbox.requests.length;
	await trigger.checkExists('init');
	expect(trigger.sandbox.requests).toHaveLength(before);
	await trigger.checkExists('activate');
	expect(trigger.sandbox.requests.length).toBeGreaterThan(before);
});

test('a wrong client secret of one workflow does not keep n8n from looking at the others', async () => {
	const other = await startTrigger({}, { sandbox: trigger.sandbox });
	other.credential.clientSecret = 'dinie_cs_test_wrong';
	await other.checkExists('init');
	if (await other.create('init')) trigger.sandbox.endpoints.edit(id, { status: 'disabled' });
	await trigger.checkExists('init');
	expect(endpoints()).toMatchObject([{ id, status: 'active' }]);
	await other.close();
});
