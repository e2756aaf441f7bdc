import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { connect, type Client } from '../../helpers/client';

const FIELDS = { url: 'https://partner.example.com/webhooks/dinie' };

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
	client = await connect(sandbox);
});
afterEach(() => sandbox.close());

test('answers with a problem as often as asked, and nothing is done', async () => {
	sandbox.faults.add({ method: 'POST', path: /endpoints$/, times: 1, answer: { status: 500 } });
	expect((await client.list()).status).toBe(200);
	const failed = await client.create(FIELDS);
	expect(failed.status).toBe(500);
	expect(failed.body).toMatchObject({ status: 500, title: 'Internal Server Error' });
	expect(sandbox.endpoints.list()).toEqual([]);
	expect((await client.create(FIELDS)).status).toBe(201);
});

test('lets some requests pass before it begins', async () => {
	sandbox.faults.add({ method: 'GET', after: 2, answer: { status: 503 } });
	const statuses = [await client.list(), await client.list(), await client.list()];
	expect(statuses.map(({ status }) => status)).toEqual([200, 200, 503]);
});

test('goes on until the rule is taken back', async () => {
	const takeBack = sandbox.faults.add({ answer: { status: 502 } });
	expect([(await client.list()).status, (await client.list()).status]).toEqual([502, 502]);
	takeBack();
	expect((await client.list()).status).toBe(200);
});

test('asks to wait with Retry-After', async () => {
	sandbox.faults.add({ times: 1, answer: { status: 429, retryAfterSeconds: 7 } });
	const { status, headers, body } = await client.list();
	expect(status).toBe(429);
	expect(headers.get('retry-after')).toBe('7');
	expect(headers.get('x-ratelimit-remaining')).toBe('0');
	expect(body).toMatchObject({ title: 'Rate Limit Exceeded', code: 'rate_limit_exceeded' });
});

test.each([
	['documentation', { type: 'about:blank' }],
	['sdk', {}],
] as const)('a 410, which Dinie does not list, is not called internal (%s)', async (form, type) => {
	sandbox.settings.contract = form;
	sandbox.faults.add({ times: 1, answer: { status: 410 } });
	const { body } = await client.list();
	const detail = 'A fault the sandbox was asked for.';
	const instance = '/v3/webhooks/endpoints';
	expect(body).toEqual({ ...type, title: 'Gone', status: 410, detail, instance });
});

test.each([
	['a token', '/auth/token'],
	['a refusal', '/webhooks/endpoints/we_none'],
	['an unknown path', '/nothing'],
	['a fault', '/webhooks/endpoints?fault'],
])('%s tells of the rate limit as well', async (what, path) => {
	if (what === 'a fault') sandbox.faults.add({ times: 1, answer: { status: 500 } });
	const { headers } = await client.call(what === 'a token' ? 'POST' : 'GET', path);
	for (const name of ['limit', 'remaining', 'reset']) {
		expect(headers.get(`x-ratelimit-${name}`)).toMatch(/^\d+$/);
	}
});

test('answers HTML where JSON is expected', async () => {
	sandbox.faults.add({ times: 1, answer: { status: 200, body: '<h1>Bad gateway</h1>' } });
	const { headers, body } = await client.list();
	expect(headers.get('content-type')).toMatch('text/html');
	expect(body).toEqual({ text: '<h1>Bad gateway</h1>' });
});

test('fails after having done what it was asked', async () => {
	sandbox.faults.add({ times: 1, afterwards: true, answer: { status: 500 } });
	expect((await client.create(FIELDS)).status).toBe(500);
	sandbox.faults.add({ times: 1, afterwards: true, drop: true });
	await expect(client.create(FIELDS)).rejects.toThrow();
	expect(sandbox.endpoints.list()).toHaveLength(2);
});

test('drops the connection', async () => {
	sandbox.faults.add({ times: 1, drop: true });
	await expect(client.create(FIELDS)).rejects.toThrow();
	expect(sandbox.endpoints.list()).toEqual([]);
	expect(sandbox.requests.at(-1)).toMatchObject({ method: 'POST', status: null });
});

test('hangs until it is closed', async () => {
	sandbox.faults.add({ hang: true });
	const hanging = client.list();
	const outcome = expect(hanging).rejects.toThrow();
	await untilLogged(2);
	await sandbox.close();
	await outcome;
});

test('delays an answer', async () => {
	sandbox.faults.add({ times: 1, delayMs: 20 });
	expect((await client.create(FIELDS)).status).toBe(201);
});

test('expires the token in the middle, once', async () => {
	sandbox.faults.add({ times: 1, expireToken: true });
	expect((await client.list()).body).toMatchObject({ status: 401, code: 'token_expired' });
	const renewed = await connect(sandbox);
	expect((await renewed.list()).status).toBe(200);
});

test('leaves a field out of an answer', async () => {
	sandbox.faults.add({ times: 1, omit: ['secret'] });
	const { status, body } = await client.create(FIELDS);
	expect(status).toBe(201);
	expect(body).toHaveProperty('id');
	expect(body).not.toHaveProperty('secret');
});

test('refuses connections while it is down, and is as before when it is up again', async () => {
	const { body } = await client.create(FIELDS);
	await sandbox.down();
	await expect(client.list()).rejects.toThrow();
	await sandbox.up();
	expect((await client.get(String(body['id']))).status).toBe(200);
});

test('counts requests, and refuses those above the limit', async () => {
	sandbox.settings.rateLimit = { requests: 2, windowSeconds: 3_600 };
	const [first, second] = [await client.list(), await client.list()];
	expect(first.headers.get('x-ratelimit-limit')).toBe('2');
	expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
	expect(second.headers.get('x-ratelimit-remaining')).toBe('0');

	const third = await client.list();
	expect(third.status).toBe(429);
	expect(third.body).toMatchObject({ code: 'rate_limit_exceeded' });
	expect(third.headers.get('retry-after')).toMatch(/^\d+$/);
	expect(third.headers.get('x-ratelimit-reset')).toMatch(/^\d{10}$/);
});

test('can be closed twice', async () => {
	await sandbox.close();
	await sandbox.close();
});

async function untilLogged(count: number): Promise<void> {
	if (sandbox.requests.length >= count) return;
	await new Promise<void>((resolve) => {
		sandbox.subscribe(() => {
			if (sandbox.requests.length >= count) resolve();
		});
	});
}
