import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { connect, type Client } from '../../helpers/client';

const FIELDS = { url: 'https://partner.example.com/webhooks/dinie' };
const DAY_MS = 24 * 3_600_000;

let sandbox: Sandbox;
let client: Client;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
	client = await connect(sandbox);
});
afterEach(() => sandbox.close());

test.each(['Idempotency-Key', 'X-Idempotency-Key'])(
	'repeats its answer, secret included, for the same %s',
	async (header) => {
		const first = await client.create(FIELDS, { [header]: 'key-1' });
		const second = await client.create(FIELDS, { [header]: 'key-1' });
		expect(second.status).toBe(201);
		expect(second.body).toEqual(first.body);
		expect(first.headers.get('idempotent-replayed')).toBeNull();
		expect(second.headers.get('idempotent-replayed')).toBe('true');
		expect(sandbox.endpoints.list()).toHaveLength(1);
	},
);

test('rotates once for the same key', async () => {
	const { id } = sandbox.endpoints.add(FIELDS);
	const rotate = () =>
		client.call('POST', `/webhooks/endpoints/${id}/secret/rotate`, {}, { 'Idempotency-Key': 'r' });
	const [first, second] = [await rotate(), await rotate()];
	expect(second.body).toEqual(first.body);
	expect(sandbox.endpoints.get(id)?.secret).toBe(first.body['secret']);
});

test('refuses a key that was used for another request', async () => {
	await client.create(FIELDS, { 'Idempotency-Key': 'key-1' });
	const other = await client.create(
		{ ...FIELDS, events: ['loan.*'] },
		{ 'Idempotency-Key': 'key-1' },
	);
	expect(other.status).toBe(409);
	expect(other.body).toMatchObject({ code: 'idempotency_key_reused' });
});

test('lets a refused request be mended under the same key', async () => {
	const key = { 'Idempotency-Key': 'key-1' };
	expect((await client.create({}, key)).status).toBe(422);
	expect((await client.create(FIELDS, key)).status).toBe(201);
});

test('frees a key after 24 hours', async () => {
	const first = await client.create(FIELDS, { 'Idempotency-Key': 'key-1' });
	await sandbox.clock.advance(DAY_MS);
	client = await connect(sandbox);
	const second = await client.create(FIELDS, { 'Idempotency-Key': 'key-1' });
	expect(second.body['id']).not.toBe(first.body['id']);
});
