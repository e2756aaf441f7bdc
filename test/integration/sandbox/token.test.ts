import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { connect, reply, requestToken } from '../../helpers/client';

const HOUR_MS = 3_600_000;

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
});
afterEach(() => sandbox.close());

test.each(['/v3', '/api/v3'])('gives a token under the base path %s', async (basePath) => {
	const { status, body } = await requestToken(sandbox, sandbox.url + basePath);
	expect(status).toBe(200);
	expect(body).toEqual({
		access_token: expect.stringMatching(/^dinie_at_[\w-]+\.[\w-]+\.[\w-]+$/),
		token_type: 'bearer',
		expires_in: 3600,
	});
});

test('gives a token for the JSON form of the Python SDK', async () => {
	const { status } = await reply(`${sandbox.baseUrl}/auth/token`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			grant_type: 'client_credentials',
			client_id: sandbox.clientId,
			client_secret: sandbox.clientSecret,
		}),
	});
	expect(status).toBe(200);
});

test('its client ID and secret look like those of Dinie', () => {
	expect(sandbox.clientId).toMatch(/^dinie_ci_test_[A-Za-z0-9]+$/);
	expect(sandbox.clientSecret).toMatch(/^dinie_cs_test_[A-Za-z0-9]+$/);
});

test.each([
	['a wrong client secret', { clientSecret: 'dinie_cs_test_wrong' }],
	['a wrong client ID', { clientId: 'dinie_ci_test_wrong' }],
])('refuses %s with a problem', async (_what, wrong) => {
	const { clientId, clientSecret, baseUrl } = sandbox;
	const refused = await requestToken({ clientId, clientSecret, ...wrong }, baseUrl);
	expect(refused.status).toBe(401);
	expect(refused.headers.get('content-type')).toMatch('application/problem+json');
	expect(refused.body).toMatchObject({ status: 401, code: 'invalid_client' });
});

test('refuses another grant type', async () => {
	const { status, body } = await requestToken(sandbox, sandbox.baseUrl, 'password');
	expect(status).toBe(400);
	expect(body).toMatchObject({ code: 'unsupported_grant_type' });
});

test('refuses a call without a token and one with an unknown token', async () => {
	const url = `${sandbox.baseUrl}/webhooks/endpoints`;
	const missing = await reply(url);
	expect(missing.body).toMatchObject({ status: 401, code: 'missing_token' });
	const unknown = await reply(url, { headers: { authorization: 'Bearer dinie_at_unknown' } });
	expect(unknown.body).toMatchObject({ status: 401, code: 'invalid_token' });
});

test('takes a token for one hour', async () => {
	const client = await connect(sandbox);
	await sandbox.clock.advance(HOUR_MS - 1);
	expect((await client.list()).status).toBe(200);
	await sandbox.clock.advance(1);
	const late = await client.list();
	expect(late.status).toBe(401);
	expect(late.body).toMatchObject({ code: 'token_expired' });
});

test('issued tokens outlive a change of the client secret, the old secret does not', async () => {
	const client = await connect(sandbox);
	const { clientId, clientSecret } = sandbox;
	sandbox.settings.clientSecret = 'dinie_cs_test_renewed';
	expect((await client.list()).status).toBe(200);
	const old = await requestToken({ clientId, clientSecret }, sandbox.baseUrl);
	expect(old.status).toBe(401);
	expect((await requestToken(sandbox, sandbox.baseUrl)).status).toBe(200);
});
