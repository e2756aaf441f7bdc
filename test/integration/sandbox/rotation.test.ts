import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { connect, type Client } from '../../helpers/client';
import { isGenuine, startReceiver, type Receiver } from '../../helpers/receiver';

const HOUR_MS = 3_600_000;

let sandbox: Sandbox;
let client: Client;
let receiver: Receiver;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
	client = await connect(sandbox);
	receiver = await startReceiver();
});
afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

test('signs with both secrets during the grace period and with the new one after it', async () => {
	const { id, secret: old } = sandbox.endpoints.add({ url: receiver.url });
	const rotated = await client.rotate(id);
	const current = String(rotated.body['secret']);
	expect(rotated.status).toBe(200);
	expect(current).not.toBe(old);

	expect(await secretsOfNextDelivery([old, current])).toEqual([old, current]);
	await sandbox.clock.advance(HOUR_MS);
	expect(await secretsOfNextDelivery([old, current])).toEqual([current]);
});

test('signs with the new secret only when no grace is asked for', async () => {
	const { id, secret: old } = sandbox.endpoints.add({ url: receiver.url });
	const { body } = await client.rotate(id, { expire_current_in: 0 });
	const current = String(body['secret']);
	expect(await secretsOfNextDelivery([old, current])).toEqual([current]);
});

test('a second rotation ends the grace period of the first', async () => {
	const { id, secret: first } = sandbox.endpoints.add({ url: receiver.url });
	const { secret: second } = sandbox.endpoints.rotate(id);
	const { secret: third } = sandbox.endpoints.rotate(id, { expireCurrentIn: 60 });
	expect(await secretsOfNextDelivery([first, second, third])).toEqual([second, third]);
});

test('tells when the previous secret ends', async () => {
	const { id } = sandbox.endpoints.add({ url: receiver.url });
	const { body } = await client.rotate(id, { expire_current_in: 86_400 });
	expect(Object.keys(body)).toEqual(['id', 'secret', 'previous_secret_expires_at']);
	expect(body['previous_secret_expires_at']).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
});

test.each([-1, 86_401, 1.5, '3600', null])('refuses a grace of %p seconds', async (seconds) => {
	const { id, secret } = sandbox.endpoints.add({ url: receiver.url });
	const { status, body } = await client.rotate(id, { expire_current_in: seconds });
	expect(status).toBe(422);
	expect(body).toMatchObject({ param: 'expire_current_in' });
	expect(sandbox.endpoints.get(id)?.secret).toBe(secret);
});

test('rotates at the path of the documentation and at that of the SDKs', async () => {
	const { id } = sandbox.endpoints.add({ url: receiver.url });
	expect((await client.rotate(id, {}, 'secret/rotate')).status).toBe(200);
	expect((await client.rotate(id, {}, 'rotate-secret')).status).toBe(200);
});

test('serves only the rotation path it is told to', async () => {
	const { id } = sandbox.endpoints.add({ url: receiver.url });
	sandbox.settings.rotatePaths = ['rotate-secret'];
	expect((await client.rotate(id, {}, 'secret/rotate')).status).toBe(404);
	expect((await client.rotate(id, {}, 'rotate-secret')).status).toBe(200);
});

/** Those of the secrets with which the delivery is signed. */
async function secretsOfNextDelivery(secrets: string[]): Promise<string[]> {
	sandbox.fire('loan.active');
	await sandbox.idle();
	const delivery = receiver.received.at(-1);
	return secrets.filter((secret) => delivery && isGenuine(delivery, secret));
}
