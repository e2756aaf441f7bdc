import { deliver, genuine } from '../../contexts/deliver';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';
import { until } from '../../n8n/until';

let trigger: TestTrigger;

beforeEach(async () => {
	trigger = await startTrigger();
	await trigger.publish();
});
afterEach(async () => await trigger.close());

const accepted = { status: 200, body: { received: true } };

test('a delivery that was accepted is acknowledged when it comes again, and starts nothing', async () => {
	const delivery = genuine(trigger);
	for (let time = 0; time < 3; time++) {
		expect(await deliver(trigger, delivery)).toMatchObject(accepted);
	}
	expect(trigger.executions).toHaveLength(1);
});

test('so is one that Dinie signed anew, since its ID is the same', async () => {
	trigger.sandbox.fire('loan.error');
	await trigger.sandbox.idle();
	const [delivery] = trigger.sandbox.deliveries;
	await trigger.sandbox.redeliver(delivery?.id ?? '');
	expect(delivery?.attempts).toMatchObject([{ status: 200 }, { status: 200 }]);
	expect(trigger.executions).toHaveLength(1);
});

test('of the same delivery many times at once, one starts the workflow', async () => {
	const delivery = genuine(trigger);
	const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(trigger, delivery)));
	expect(trigger.executions).toHaveLength(1);
	for (const { status, body } of answers) {
		expect(status === 200 ? body : status).toEqual(status === 200 ? { received: true } : 503);
	}
});

test('while the first is still being taken, the same delivery is put off', async () => {
	const delivery = genuine(trigger);
	const { reached, release } = trigger.holdNextExecution();
	const first = deliver(trigger, delivery);
	await reached;
	expect(await deliver(trigger, delivery)).toMatchObject({
		status: 503,
		headers: { 'retry-after': '10' },
		body: { error: 'delivery_in_progress' },
	});
	release();
	expect(await first).toMatchObject(accepted);
	expect(await deliver(trigger, delivery)).toMatchObject(accepted);
	expect(trigger.executions).toHaveLength(1);
});

test('a delivery whose execution n8n could not store is forgotten, and runs when it comes again', async () => {
	trigger.failNextExecution();
	trigger.sandbox.fire('loan.error');
	await trigger.sandbox.idle();
	expect(trigger.executions).toEqual([]);
	await trigger.sandbox.clock.advance(60_000);
	expect(trigger.executions).toHaveLength(1);
	expect(trigger.sandbox.deliveries[0]?.attempts).toMatchObject([{ status: 500 }, { status: 200 }]);
});

test('a delivery whose sender hangs up while n8n is busy, and sends it again and again, runs once', async () => {
	const busy = trigger.holdNextExecution();
	const delivery = genuine(trigger);
	const sender = new AbortController();
	const first = deliver(trigger, { ...delivery, signal: sender.signal });
	await busy.reached;
	sender.abort();
	await expect(first).rejects.toThrow('aborted');
	for (let time = 0; time < 3; time++) {
		expect(await deliver(trigger, delivery)).toMatchObject({ status: 503 });
	}
	busy.release();
	await until('it to be accepted', async () => {
		const { status } = await deliver(trigger, delivery);
		return status === 200 || undefined;
	});
	expect(trigger.executions).toHaveLength(1);
});

test('a forged delivery does not use up the ID of a genuine one', async () => {
	const delivery = genuine(trigger);
	await deliver(trigger, { ...delivery, body: '{}' });
	expect(await deliver(trigger, delivery)).toMatchObject(accepted);
	expect(trigger.executions).toHaveLength(1);
});

test('the same event runs once in each of two workflows', async () => {
	const other = await startTrigger({}, { sandbox: trigger.sandbox });
	await other.publish();
	trigger.sandbox.fire('loan.error');
	await trigger.sandbox.idle();
	const ids = [trigger, other].map(({ executions }) => executions[0]?.[0]?.[0]?.json.webhookId);
	expect(ids[0]).toBe(ids[1]);
	expect([trigger, other].map(({ executions }) => executions.length)).toEqual([1, 1]);
	await other.close();
});

test('switched off, every delivery starts the workflow', async () => {
	trigger.node.parameters.options = { ignoreDuplicates: false };
	const delivery = genuine(trigger);
	await deliver(trigger, delivery);
	await deliver(trigger, delivery);
	expect(trigger.executions).toHaveLength(2);
});
