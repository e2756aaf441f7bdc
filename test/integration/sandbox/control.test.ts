import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { reply } from '../../helpers/client';
import { startReceiver, type Receiver } from '../../helpers/receiver';

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

test('fires an event from outside and shows what became of it', async () => {
	sandbox.endpoints.add({ url: receiver.url });
	const fired = await control('events', { type: 'loan.error', data: { id: 'ln_1' } });
	expect(fired.status).toBe(201);
	await sandbox.idle();
	const deliveries = await control('deliveries');
	expect(deliveries.body).toMatchObject([{ eventId: fired.body['id'], status: 'delivered' }]);
});

test('advances the clock from outside', async () => {
	sandbox.endpoints.add({ url: receiver.url });
	receiver.answerWith(500);
	await control('events', { type: 'loan.error' });
	await sandbox.idle();
	await control('clock', { advanceMs: 60_000 });
	expect(receiver.received).toHaveLength(2);
});

test('takes faults from outside, and clears them', async () => {
	await control('faults', { path: 'token$', answer: { status: 503 } });
	expect((await reply(`${sandbox.baseUrl}/auth/token`, { method: 'POST' })).status).toBe(503);
	await reply(`${sandbox.url}/control/faults`, { method: 'DELETE' });
	expect((await control('faults')).body).toEqual([]);
});

test('says what is wrong with a request it cannot follow', async () => {
	const { status, body } = await control('events', { type: 'loan.none' });
	expect(status).toBe(400);
	expect(body['error']).toMatch(/knows no event loan.none/);
});

test('shows where the API is and how to log in', async () => {
	const { baseUrl, clientId, clientSecret } = sandbox;
	expect((await control('')).body).toMatchObject({ baseUrl, clientId, clientSecret });
});

function control(path: string, sent?: object) {
	return reply(`${sandbox.url}/control/${path}`, {
		...(sent && {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(sent),
		}),
	});
}
