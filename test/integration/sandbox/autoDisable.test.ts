import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { startReceiver, type Receiver } from '../../helpers/receiver';

const DAY_MS = 24 * 3_600_000;

let sandbox: Sandbox;
let receiver: Receiver;
let endpointId: string;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0, disableAfterFailedEvents: 3 });
	receiver = await startReceiver();
	endpointId = sandbox.endpoints.add({ url: receiver.url }).id;
});
afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

test('disables an endpoint after three events in a row could not be delivered', async () => {
	await failEvents(2);
	expect(endpointStatus()).toBe('active');
	await failEvents(1);
	expect(endpointStatus()).toBe('disabled');
});

test('counts anew after an event that was delivered', async () => {
	await failEvents(2);
	receiver.answerWith(200);
	sandbox.fire('loan.error');
	await sandbox.idle();
	await failEvents(2);
	expect(endpointStatus()).toBe('active');
});

test('queues nothing for a disabled endpoint, and takes up again once it is enabled', async () => {
	await failEvents(3);
	const { deliveryIds } = sandbox.fire('loan.error');
	expect(deliveryIds).toEqual([]);
	sandbox.endpoints.edit(endpointId, { status: 'active' });
	await failEvents(1);
	expect(endpointStatus()).toBe('active');
});

async function failEvents(count: number): Promise<void> {
	receiver.answerWith(500);
	for (let event = 0; event < count; event++) sandbox.fire('loan.error');
	await sandbox.clock.advance(DAY_MS);
}

function endpointStatus() {
	return sandbox.endpoints.get(endpointId)?.status;
}
