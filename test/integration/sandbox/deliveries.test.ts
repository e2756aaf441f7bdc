import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { makeCertificate } from '../../helpers/certificate';
import { isGenuine, startReceiver, type Receiver } from '../../helpers/receiver';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

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

test('delivers a signed event to each active endpoint that listens for it', async () => {
	const { secret } = sandbox.endpoints.add({ url: receiver.url, events: ['loan.*'] });
	sandbox.endpoints.add({ url: receiver.url, events: ['customer.active'] });
	sandbox.endpoints.add({ url: receiver.url, status: 'disabled' });
	const event = sandbox.fire('loan.error');
	await sandbox.idle();

	expect(receiver.received).toHaveLength(1);
	const [delivery] = receiver.received;
	expect(delivery?.headers).toMatchObject({
		'content-type': 'application/json',
		'webhook-id': event.id,
	});
	expect(delivery && isGenuine(delivery, secret)).toBe(true);
	expect(sandbox.deliveries).toMatchObject([
		{ status: 'delivered', attempts: [{ status: 200, answer: 'answered 200', error: null }] },
	]);
});

test('delivers over HTTPS to a receiver whose certificate it was told to trust', async () => {
	const certificate = await makeCertificate();
	const secure = await startReceiver(certificate);
	const trusting = await startSandbox({ trust: certificate.cert });
	for (const each of [trusting, sandbox]) {
		each.endpoints.add({ url: secure.url });
		each.fire('loan.active');
		await each.idle();
	}
	expect(trusting.deliveries).toMatchObject([{ status: 'delivered' }]);
	expect(sandbox.deliveries).toMatchObject([
		{
			status: 'pending',
			attempts: [{ status: null, error: expect.stringMatching(/self-signed/) }],
		},
	]);
	await trusting.close();
	await secure.close();
});

test('delivers data of our choice, and events outside the catalogue', async () => {
	sandbox.endpoints.add({ url: receiver.url });
	sandbox.fire('loan.renegotiated', { data: { id: 'ln_1' } });
	await sandbox.idle();
	expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
		type: 'loan.renegotiated',
		data: { id: 'ln_1' },
	});
	expect(() => sandbox.fire('loan.renegotiated')).toThrow(/knows no event loan.renegotiated/);
});

test.each([
	['after the first delivery', false, [0, 1, 6, 21, 81, 441]],
	['the first delivery included', true, [0, 1, 6, 21, 81]],
])('tries five times, %s, and then gives up', async (_which, firstDeliveryCounts, minutes) => {
	sandbox.settings.firstDeliveryCounts = firstDeliveryCounts;
	sandbox.endpoints.add({ url: receiver.url });
	receiver.answerWith(500);
	sandbox.fire('loan.error');
	await sandbox.clock.advance(DAY_MS);

	const [delivery] = sandbox.deliveries;
	const times = delivery?.attempts.map(({ at }) => at) ?? [];
	expect(times.map((at) => (at - (times[0] ?? 0)) / MINUTE_MS)).toEqual(minutes);
	expect(delivery).toMatchObject({ status: 'failed', nextAttemptAt: null });
});

test('sends the same id and body each time, with a timestamp and signature of its own', async () => {
	const { secret } = sandbox.endpoints.add({ url: receiver.url });
	receiver.answerWith(503);
	sandbox.fire('loan.error');
	await sandbox.idle();
	sandbox.settings.clockSkewMs = 1_000;
	await sandbox.clock.advance(MINUTE_MS);

	const [first, second] = receiver.received;
	expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
	expect(second?.body).toBe(first?.body);
	expect(second?.headers['webhook-signature']).not.toBe(first?.headers['webhook-signature']);
	expect(receiver.received.every((each) => isGenuine(each, secret))).toBe(true);
});

test('stops trying once the receiver has taken it', async () => {
	sandbox.endpoints.add({ url: receiver.url });
	receiver.answerWith(500);
	sandbox.fire('loan.error');
	await sandbox.idle();
	receiver.answerWith(204);
	await sandbox.clock.advance(DAY_MS);
	expect(sandbox.deliveries).toMatchObject([
		{ status: 'delivered', attempts: [{ status: 500 }, { status: 204 }] },
	]);
});

test('tries again where a receiver redirects, does not answer in time or is not there', async () => {
	sandbox.endpoints.add({ url: receiver.url });
	receiver.answerWith(301);
	sandbox.fire('loan.error');
	await sandbox.idle();
	sandbox.settings.deliveryTimeoutMs = 50;
	receiver.answerWith(null);
	sandbox.fire('loan.error');
	await sandbox.idle();
	await receiver.close();
	sandbox.fire('loan.error');
	await sandbox.idle();
	expect(sandbox.deliveries).toMatchObject([
		{ status: 'pending', attempts: [{ status: 301 }] },
		{ status: 'pending', attempts: [{ status: null, error: 'no answer within 50 ms' }] },
		{ status: 'pending', attempts: [{ status: null, error: expect.any(String) }] },
	]);
});

test('signs wall-clock time however far its own clock went, and lies only when told', async () => {
	const { secret } = sandbox.endpoints.add({ url: receiver.url });
	await sandbox.clock.advance(DAY_MS);
	sandbox.fire('loan.error');
	await sandbox.idle();
	sandbox.settings.clockSkewMs = -6 * MINUTE_MS;
	sandbox.fire('loan.error');
	await sandbox.idle();
	expect(receiver.received.map((each) => isGenuine(each, secret))).toEqual([true, false]);
});

test('discards what waits for an endpoint that was disabled or deleted', async () => {
	const disabled = sandbox.endpoints.add({ url: receiver.url });
	const deleted = sandbox.endpoints.add({ url: receiver.url });
	receiver.answerWith(500);
	sandbox.fire('loan.error');
	await sandbox.idle();
	sandbox.endpoints.edit(disabled.id, { status: 'disabled' });
	sandbox.endpoints.remove(deleted.id);
	await sandbox.clock.advance(DAY_MS);
	expect(sandbox.deliveries).toMatchObject([{ status: 'discarded' }, { status: 'discarded' }]);
	expect(receiver.received).toHaveLength(2);
});

test('delivers a burst completely, some at a time', async () => {
	sandbox.settings.deliveriesAtOnce = 4;
	sandbox.endpoints.add({ url: receiver.url });
	const ids = Array.from({ length: 200 }, () => sandbox.fire('loan.payment_received').id);
	await sandbox.idle();
	expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(
		new Set(ids),
	);
});

test('redelivers on demand, with the same id', async () => {
	sandbox.endpoints.add({ url: receiver.url });
	sandbox.fire('loan.error');
	await sandbox.idle();
	const again = await sandbox.redeliver(sandbox.deliveries[0]?.id ?? '');
	expect(again.status).toBe(200);
	const [first, second] = receiver.received;
	expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
});

test('signs what we make up, for an endpoint or with any secret', () => {
	const { id, secret } = sandbox.endpoints.add({ url: receiver.url });
	const timestamp = Math.floor(Date.now() / 1000);
	const message = { id: 'evt_1', timestamp, body: '{}' };
	expect(isGenuine({ headers: sandbox.sign(id, message), body: '{}' }, secret)).toBe(true);
	expect(sandbox.sign(secret, message)).toEqual(sandbox.sign(id, message));
});

test('announces what happens to whoever subscribed', async () => {
	const kinds = new Set<string>();
	const unsubscribe = sandbox.subscribe(({ kind }) => kinds.add(kind));
	sandbox.endpoints.add({ url: receiver.url });
	sandbox.fire('loan.error');
	await sandbox.idle();
	expect([...kinds].sort()).toEqual([
		'credit offer',
		'customer',
		'delivery',
		'endpoint',
		'event',
		'loan',
	]);
	unsubscribe();
});
