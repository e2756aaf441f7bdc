import { deliver, event, genuine } from '../../contexts/deliver';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

const CANARY = 'canary-in-the-body';

let trigger: TestTrigger;
let secrets: Set<string>;

beforeEach(async () => {
	trigger = await startTrigger();
	secrets = new Set();
	trigger.sandbox.subscribe(({ kind }) => {
		if (kind !== 'endpoint') return;
		for (const { secret } of trigger.sandbox.endpoints.list()) secrets.add(secret);
	});
	await trigger.publish();
});
afterEach(async () => await trigger.close());

const rawSecrets = () => [...secrets].map((secret) => secret.replace('whsec_', ''));

/** Everything the trigger can do with a secret in its hands. */
async function liveThroughEverything(): Promise<void> {
	const { sandbox } = trigger;
	const [endpoint] = sandbox.endpoints.list();
	const body = event('loan.error', { data: { note: CANARY } });
	await deliver(trigger, genuine(trigger, { body }));
	await deliver(trigger, { ...genuine(trigger), body: `${body} ` });
	await deliver(trigger, genuine(trigger, { timestamp: 1 }));
	await deliver(trigger, genuine(trigger, { body: `"${CANARY}"` }));
	await deliver(trigger, { headers: {}, body });
	sandbox.endpoints.rotate(endpoint?.id ?? '');
	await deliver(trigger, genuine(trigger, { body }));
	await deliver(trigger, genuine(trigger, { body }));
	trigger.forget();
	await deliver(trigger, genuine(trigger, { body }));
	trigger.forget();
	trigger.restart();
	await deliver(trigger, genuine(trigger, { body }));
	await trigger.publish();
	await deliver(trigger, genuine(trigger, { body }));
}

test('nothing of the secret is in static data, logs or items', async () => {
	await liveThroughEverything();
	expect(secrets.size).toBeGreaterThanOrEqual(4);
	expect(trigger.executions.length).toBeGreaterThanOrEqual(3);
	const seen = JSON.stringify([trigger.workflow.staticData, trigger.logs, trigger.executions]);
	for (const secret of rawSecrets()) expect(seen).not.toContain(secret);
	expect(seen).not.toContain('whsec_');
});

test('nothing of the body or of a signature is in the log', async () => {
	await liveThroughEverything();
	const log = JSON.stringify(trigger.logs);
	expect(trigger.logs.length).toBeGreaterThan(5);
	expect(log).not.toContain(CANARY);
	expect(log).not.toContain('v1,');
});

test('nothing of the client secret or the access token is in static data, logs or messages', async () => {
	await liveThroughEverything();
	trigger.sandbox.faults.add({ path: /endpoints/, answer: { status: 422 } });
	const error = await trigger.checkExists().catch((reason: Error) => reason);
	const told = JSON.stringify([trigger.workflow.staticData, trigger.logs, error]) + String(error);
	expect(told).toContain('422');
	expect(told).not.toContain(trigger.sandbox.clientSecret);
	expect(told).not.toContain(trigger.credential.accessToken);
});

test('no answer gives away more than a code', async () => {
	const answers = [
		await deliver(trigger, { headers: {}, body: CANARY }),
		await deliver(trigger, { ...genuine(trigger), body: CANARY }),
		await deliver(trigger, genuine(trigger, { timestamp: 1 })),
	];
	for (const { body } of answers)
		expect(body).toEqual({ error: expect.stringMatching(/^[a-z_]+$/) });
});

test('an accepted delivery leaves its ID and time in the debug log, and no other line', async () => {
	const { headers } = genuine(trigger);
	await deliver(trigger, { headers, body: event() });
	expect(trigger.logs).toEqual([
		{
			level: 'debug',
			message: 'Dinie Trigger accepted a delivery',
			meta: { webhookId: headers['webhook-id'], timestamp: headers['webhook-timestamp'] },
		},
	]);
});

test('a flood of forged deliveries leaves one line for each reason', async () => {
	for (let time = 0; time < 50; time++) {
		await deliver(trigger, { ...genuine(trigger), body: String(time) });
		await deliver(trigger, { headers: {}, body: '' });
	}
	expect(trigger.logs.map(({ message }) => /\((\w+)\)/.exec(message)?.[1])).toEqual([
		'signature_mismatch',
		'missing_headers',
	]);
	expect(trigger.executions).toEqual([]);
});
