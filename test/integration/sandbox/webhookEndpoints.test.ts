import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { connect, reply, type Client } from '../../helpers/client';

const URL = 'https://partner.example.com/webhooks/dinie';

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
	client = await connect(sandbox);
});
afterEach(() => sandbox.close());

test('creates an endpoint and shows its secret this once', async () => {
	const created = await client.create({ url: URL, events: ['loan.*'], description: 'CRM' });
	expect(created.status).toBe(201);
	const { secret, ...shown } = created.body;
	expect(Buffer.from(String(secret).replace('whsec_', ''), 'base64')).toHaveLength(32);
	expect(shown).toEqual({
		id: expect.stringMatching(/^we_[0-9a-f]{32}$/),
		url: URL,
		events: ['loan.*'],
		description: 'CRM',
		status: 'active',
		created_at: expect.any(String),
		updated_at: expect.any(String),
	});

	const read = await client.get(String(shown['id']));
	expect(read.body).toEqual(shown);
	const list = await client.list();
	expect(list.body).toEqual({ data: [shown], has_more: false });
});

test('lets several endpoints have the same URL', async () => {
	await client.create({ url: URL });
	expect((await client.create({ url: URL })).status).toBe(201);
});

test('changes only the fields that were sent', async () => {
	const { body: before } = await client.create({ url: URL, events: ['loan.*'] });
	const changed = await client.update(String(before['id']), { status: 'disabled' });
	expect(changed.status).toBe(200);
	expect(changed.body).toMatchObject({ url: URL, events: ['loan.*'], status: 'disabled' });
	expect(changed.body).not.toHaveProperty('secret');
});

test('deletes an endpoint, after which it is unknown', async () => {
	const { body } = await client.create({ url: URL });
	const id = String(body['id']);
	expect((await client.remove(id)).status).toBe(204);
	for (const answer of [await client.get(id), await client.remove(id), await client.rotate(id)]) {
		expect(answer.status).toBe(404);
		expect(answer.body).toMatchObject({
			type: 'https://api.dinie.com.br/errors/not-found',
			title: 'Not Found',
			status: 404,
			code: 'not_found',
		});
	}
});

test.each([
	['an http URL', { url: 'http://partner.example.com' }, 'url', 'invalid_format'],
	['a URL that is none', { url: 'partner' }, 'url', 'invalid_format'],
	['a missing URL', { events: [] }, 'url', 'missing_required_field'],
	['a URL that is a number', { url: 1 }, 'url', 'invalid_format'],
	['events that are no list', { url: URL, events: 'loan.*' }, 'events', 'invalid_format'],
	['events that are not text', { url: URL, events: [1] }, 'events', 'invalid_format'],
	['a description that is no text', { url: URL, description: {} }, 'description', 'invalid_format'],
])('refuses %s with a problem that names the field', async (_what, fields, param, code) => {
	const { status, headers, body } = await client.create(fields);
	expect(status).toBe(422);
	expect(headers.get('content-type')).toMatch('application/problem+json');
	expect(body).toEqual({
		type: 'https://api.dinie.com.br/errors/validation-failed',
		title: 'Validation Failed',
		status: 422,
		detail: expect.any(String),
		instance: '/v3/webhooks/endpoints',
		code,
		param,
		errors: [{ param, code, detail: expect.any(String) }],
	});
	expect(sandbox.endpoints.list()).toEqual([]);
});

test('names every bad field at once, and changes nothing', async () => {
	const { id } = sandbox.endpoints.add({ url: URL });
	const { status, body } = await client.update(id, { url: 'http://x', status: 'paused' });
	expect(status).toBe(422);
	expect(body['errors']).toMatchObject([{ param: 'url' }, { param: 'status' }]);
	expect(sandbox.endpoints.get(id)).toMatchObject({ url: URL, status: 'active' });
});

test.each([
	['text that is no JSON', '{"url":', 'malformed_body'],
	['JSON that is no object', '[]', 'malformed_body'],
])('refuses %s as malformed', async (_what, text, code) => {
	const { status, body } = await client.create(text);
	expect(status).toBe(400);
	expect(body).toMatchObject({ title: 'Invalid Request', code });
});

test('refuses a body of another content type', async () => {
	const { status, body } = await client.create('url=x', { 'content-type': 'text/plain' });
	expect(status).toBe(400);
	expect(body).toMatchObject({ code: 'invalid_content_type' });
});

test('answers an unknown path with a problem', async () => {
	const { status, body } = await client.call('GET', '/webhooks/deliveries');
	expect(status).toBe(404);
	expect(body).toMatchObject({ instance: '/v3/webhooks/deliveries' });
});

test('asks for a token before it tells whether a path is known', async () => {
	const { status, body } = await reply(`${sandbox.baseUrl}/webhooks/deliveries?cpf=12345678909`);
	expect(status).toBe(401);
	expect(body).toMatchObject({ code: 'missing_token' });
});

test('takes over what is changed behind the back of its API', async () => {
	const { id } = sandbox.endpoints.add({ url: URL });
	sandbox.endpoints.edit(id, { url: 'https://elsewhere.example.com', events: ['loan.error'] });
	expect((await client.get(id)).body).toMatchObject({
		url: 'https://elsewhere.example.com',
		events: ['loan.error'],
	});
	sandbox.endpoints.remove(id);
	expect((await client.get(id)).status).toBe(404);
});

test('keeps a log of the calls it got', async () => {
	await client.create({ url: URL }, { 'X-Idempotency-Key': 'key-1' });
	expect(sandbox.requests.at(-1)).toMatchObject({
		method: 'POST',
		path: '/v3/webhooks/endpoints',
		idempotencyKey: 'key-1',
		body: { url: URL },
		status: 201,
	});
});
