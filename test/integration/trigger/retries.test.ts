import { startTrigger, type TestTrigger } from '../../contexts/trigger';

const ENDPOINTS = /webhooks\/endpoints/;

/** Nobody waits in here: what n8n's `sleep` was asked for is noted, and the clock has moved by as much. */
const mockWaits: number[] = [];
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => void mockWaits.push(ms),
}));

let trigger: TestTrigger;
let slownessMs = 0;

beforeEach(async () => {
	const { now } = Date;
	const waited = () => mockWaits.reduce((sum, ms) => sum + ms, 0);
	jest.spyOn(Date, 'now').mockImplementation(() => now() + waited() + slownessMs);
	mockWaits.length = slownessMs = 0;
	trigger = await startTrigger();
});
afterEach(async () => {
	jest.restoreAllMocks();
	await trigger.close();
});

const requestsTo = (path: RegExp) =>
	trigger.sandbox.requests.filter((each) => path.test(each.path));

test('a 429 or 5xx is tried again after the time that Dinie asks for', async () => {
	trigger.sandbox.faults.add({
		path: ENDPOINTS,
		times: 1,
		answer: { status: 429, retryAfterSeconds: 7 },
	});
	trigger.sandbox.faults.add({ path: ENDPOINTS, times: 1, answer: { status: 503 } });
	await trigger.publish();
	expect(mockWaits).toEqual([7_000, 1_000]);
	expect(trigger.sandbox.endpoints.list()).toHaveLength(1);
});

test('after three tries it gives up', async () => {
	trigger.sandbox.faults.add({ path: ENDPOINTS, answer: { status: 500 } });
	await expect(trigger.publish()).rejects.toThrow('(HTTP 500)');
	expect(mockWaits).toEqual([500, 1_000]);
	expect(requestsTo(ENDPOINTS)).toHaveLength(3);
});

test('a creation that is tried again carries the same idempotency key, so that it happens once', async () => {
	const fault = { method: 'POST', path: /endpoints$/, times: 1, afterwards: true };
	trigger.sandbox.faults.add({ ...fault, answer: { status: 500, retryAfterSeconds: 0 } });
	await trigger.publish();
	const creations = requestsTo(/endpoints$/).filter(({ method }) => method === 'POST');
	const keys = creations.flatMap(({ headers }) => [
		headers['idempotency-key'],
		headers['x-idempotency-key'],
	]);
	expect(keys).toHaveLength(4);
	expect(new Set(keys).size).toBe(1);
	expect(trigger.sandbox.endpoints.list()).toHaveLength(1);
});

test('each creation has a key of its own', async () => {
	for (let time = 0; time < 2; time++) {
		await trigger.publish();
		await trigger.remove();
	}
	const keys = requestsTo(/endpoints$/).flatMap(({ idempotencyKey }) => idempotencyKey ?? []);
	expect(new Set(keys).size).toBe(2);
});

test('a refusal is not tried again', async () => {
	trigger.sandbox.faults.add({ path: ENDPOINTS, answer: { status: 422 } });
	await expect(trigger.publish()).rejects.toThrow('(HTTP 422)');
	expect(requestsTo(ENDPOINTS)).toHaveLength(1);
});

test('all calls of one hook share 45 seconds: a wait that would end later is not begun', async () => {
	trigger.sandbox.faults.add({ path: ENDPOINTS, answer: { status: 503, retryAfterSeconds: 25 } });
	await expect(trigger.publish()).rejects.toThrow('It asks to wait 25 seconds: try again then');
	expect(mockWaits).toEqual([25_000]);
});

test('after 45 seconds nothing is sent any more', async () => {
	trigger.sandbox.subscribe(({ kind }) => {
		if (kind === 'request' && requestsTo(/endpoints$/).length > 0) slownessMs = 45_000;
	});
	await expect(trigger.publish()).rejects.toThrow(
		'Dinie was too slow: no time was left to create the webhook endpoint. Try again later',
	);
	expect(trigger.sandbox.endpoints.list()).toEqual([]);
});

describe('for a token', () => {
	const TOKEN = /auth\/token/;

	test.each([429, 500, 503])('HTTP %i is tried again', async (status) => {
		trigger.sandbox.faults.add({ path: TOKEN, times: 2, answer: { status, retryAfterSeconds: 0 } });
		await trigger.publish();
		expect(trigger.sandbox.endpoints.list()).toHaveLength(1);
	});

	test.each([500, 404, 418])('in the end HTTP %i is told', async (status) => {
		trigger.sandbox.faults.add({ path: TOKEN, answer: { status, retryAfterSeconds: 0 } });
		await expect(trigger.publish()).rejects.toThrow(
			`No access token came from ${trigger.sandbox.baseUrl}/auth/token (HTTP ${status})`,
		);
		expect(requestsTo(TOKEN)).toHaveLength(status === 500 ? 3 : 1);
	});

	test('a wait of an hour is not begun', async () => {
		trigger.sandbox.faults.add({ path: TOKEN, answer: { status: 429, retryAfterSeconds: 3600 } });
		await expect(trigger.publish()).rejects.toThrow('No access token came from');
		expect(requestsTo(TOKEN)).toHaveLength(1);
	});

	test.each([
		['HTML', '<h1>Welcome</h1>'],
		['an empty token', { access_token: '' }],
		['a token that is no text', { access_token: 7 }],
		['something else', { token: 'x' }],
	])('%s in its place is told', async (_, body) => {
		trigger.sandbox.faults.add({ path: TOKEN, answer: { status: 200, body } });
		await expect(trigger.publish()).rejects.toThrow('No access token came from');
	});

	test('a token that runs out in the middle is replaced without anybody noticing', async () => {
		await trigger.publish();
		trigger.sandbox.faults.add({ times: 1, expireToken: true });
		expect(await trigger.checkExists()).toBe(true);
	});

	test('a fresh token that is refused as well is told', async () => {
		trigger.sandbox.faults.add({ path: ENDPOINTS, answer: { status: 401 } });
		await expect(trigger.publish()).rejects.toThrow(
			/^Dinie refused to list the webhook endpoints \(HTTP 401\): A fault .* Check Client ID and Client Secret/,
		);
	});
});
