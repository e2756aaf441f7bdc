import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { connect } from '../../helpers/client';
import { startReceiver, type Receiver } from '../../helpers/receiver';

const URL = 'https://partner.example.com/webhooks/dinie';

let sandbox: Sandbox;
let receiver: Receiver;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
	receiver = await startReceiver();
});
afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

test('in the form of the documentation, an endpoint for all events has [] and ISO times', async () => {
	const client = await connect(sandbox);
	const { body } = await client.create({ url: URL });
	expect(body).toMatchObject({
		events: [],
		description: null,
		created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/),
	});
});

test('in the form of the SDKs, an endpoint for all events has ["*"] and epoch seconds', async () => {
	sandbox.settings.contract = 'sdk';
	const client = await connect(sandbox, `${sandbox.url}/api/v3`);
	const { body } = await client.create({ url: URL });
	expect(body).toMatchObject({ events: ['*'], description: '', created_at: expect.any(Number) });
	const rotated = await client.rotate(String(body['id']), {}, 'rotate-secret');
	expect(rotated.body['previous_secret_expires_at']).toEqual(expect.any(Number));
	const unknown = await client.get('we_none');
	expect(unknown.body['type']).toBe('https://docs.dinie.com/errors/not-found');
});

test('in the form of the documentation, an event has three fields', async () => {
	const event = await receivedEvent();
	expect(Object.keys(event)).toEqual(['type', 'timestamp', 'data']);
	expect(event).toMatchObject({
		type: 'loan.payment_received',
		timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/),
		data: { payment: { amount: expect.any(String), paid_at: expect.any(String) } },
	});
});

test('in the form of the SDKs, an event has an id, a version and the id of its delivery', async () => {
	sandbox.settings.contract = 'sdk';
	const event = await receivedEvent();
	expect(event).toEqual({
		id: sandbox.events[0]?.id,
		type: 'loan.payment_received',
		api_version: '2026-03-01',
		created_at: expect.any(Number),
		timestamp: expect.any(Number),
		delivery_id: sandbox.deliveries[0]?.id,
		data: expect.objectContaining({
			payment: { amount: 999.24, paid_at: expect.any(Number), installment_number: 1 },
		}),
	});
});

test.each([
	['the same for all attempts', false, 1],
	['another one for each attempt, if asked', true, 3],
])('in the form of the SDKs, the id of the delivery is %s', async (_what, perAttempt, count) => {
	Object.assign(sandbox.settings, { contract: 'sdk', deliveryIdPerAttempt: perAttempt });
	sandbox.endpoints.add({ url: receiver.url });
	receiver.answerWith(500);
	sandbox.fire('loan.error');
	await sandbox.clock.advance(6 * 60_000);
	const sent = receiver.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
	expect(sent).toHaveLength(3);
	expect(new Set(sent.map(({ delivery_id: id }) => id)).size).toBe(count);
	expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
	expect(sent.at(-1)).toEqual(JSON.parse(sandbox.deliveries[0]?.body ?? ''));
});

async function receivedEvent(): Promise<Record<string, unknown>> {
	sandbox.endpoints.add({ url: receiver.url });
	sandbox.fire('loan.payment_received');
	await sandbox.idle();
	return JSON.parse(receiver.received[0]?.body ?? '') as Record<string, unknown>;
}
