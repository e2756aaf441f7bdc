import type { FaultRule } from '../../../sandbox/api/faults';
import { quicken } from '../../contexts/quicken';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

let trigger: TestTrigger;
let kept: Record<string, unknown>;

beforeEach(async () => {
	trigger = await startTrigger({ events: ['loan.error'] });
	await trigger.publish();
	kept = { ...trigger.staticData() };
});
afterEach(async () => {
	jest.restoreAllMocks();
	await trigger.close();
});

const faults: Array<[string, FaultRule]> = [
	['answers 500', { answer: { status: 500, retryAfterSeconds: 0 } }],
	[
		'answers 503 and asks to wait for an hour',
		{ answer: { status: 503, retryAfterSeconds: 3600 } },
	],
	[
		'answers 429 and asks to wait for an hour',
		{ answer: { status: 429, retryAfterSeconds: 3600 } },
	],
	['answers HTML', { answer: { status: 200, body: '<h1>Maintenance</h1>' } }],
	['answers 401 to everything', { answer: { status: 401 } }],
	['answers 401 in HTML', { answer: { status: 401, body: '<h1>Unauthorized</h1>' } }],
	['drops the connection', { drop: true }],
	['answers without the endpoint', { answer: { status: 200, body: {} } }],
];

const warnings = () => trigger.logs.filter(({ level }) => level === 'warn');

describe.each(['init', 'leadershipChange'] as const)('at start (%s)', (activation) => {
	test.each(faults)('keeps the registration when Dinie %s, and says so once', async (_, rule) => {
		trigger.sandbox.faults.add(rule);
		expect(await trigger.checkExists(activation)).toBe(true);
		expect(trigger.staticData()).toEqual(kept);
		expect(warnings()).toHaveLength(1);
		expect(warnings()[0]?.message).toMatch(
			/^Dinie Trigger 'Dinie Trigger' keeps its endpoint unchecked: \S/,
		);
	});

	test('keeps the registration when Dinie is down', async () => {
		await trigger.sandbox.down();
		expect(await trigger.checkExists(activation)).toBe(true);
		expect(warnings()[0]?.message).toContain('the connection was refused');
	});

	test('keeps the registration when Dinie hangs', async () => {
		quicken();
		trigger.sandbox.faults.add({ hang: true });
		expect(await trigger.checkExists(activation)).toBe(true);
		expect(warnings()[0]?.message).toContain('no answer came in time');
	});

	test('keeps the registration when the client secret is refused', async () => {
		Object.assign(trigger.credential, { accessToken: '' });
		trigger.sandbox.settings.clientSecret = 'another';
		expect(await trigger.checkExists(activation)).toBe(true);
		expect(warnings()[0]?.message).toContain('Dinie refused the client ID and secret');
	});

	test('still learns that the endpoint is gone', async () => {
		trigger.sandbox.endpoints.remove(String(kept.endpointId));
		expect(await trigger.checkExists(activation)).toBe(false);
	});

	test('mends what drifted', async () => {
		trigger.sandbox.endpoints.edit(String(kept.endpointId), { status: 'disabled' });
		expect(await trigger.checkExists(activation)).toBe(true);
		expect(trigger.sandbox.endpoints.list()).toMatchObject([{ status: 'active' }]);
	});
});

describe('when publishing', () => {
	test.each(faults)('a check throws when Dinie %s, so that n8n tries again', async (_, rule) => {
		trigger.sandbox.faults.add(rule);
		await expect(trigger.checkExists('activate')).rejects.toThrow(/Dinie/);
		expect(trigger.staticData()).toEqual(kept);
	});

	test('a fault that passes is not noticed', async () => {
		trigger.sandbox.faults.add({ times: 2, answer: { status: 500, retryAfterSeconds: 0 } });
		expect(await trigger.checkExists('activate')).toBe(true);
	});
});
