import { EVENTS } from '../../../nodes/Dinie/events/catalogue';
import { CONTRACTS } from '../../../sandbox/contract';
import { newSigningSecret } from '../../../sandbox/ids';
import { deliver, event, genuine } from '../../contexts/deliver';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

const allTypes = Object.keys(EVENTS);

let trigger: TestTrigger;
afterEach(async () => await trigger.close());

/** Fires events one after the other and tells at which output each came, with its item. */
async function itemsByType(types: string[]) {
	for (const type of types) {
		trigger.sandbox.fire(type);
		await trigger.sandbox.idle();
	}
	return trigger.executions.map((outputs) => {
		const output = outputs.findIndex((items) => items.length > 0);
		return { output, outputCount: outputs.length, json: outputs[output]?.[0]?.json ?? {} };
	});
}

describe.each(CONTRACTS)('in the %s form of the contract', (contract) => {
	test('each event known comes at an output of its own, with its data as sent', async () => {
		const additional = allTypes.filter(
			(type) => 'isUndocumented' in EVENTS[type as keyof typeof EVENTS],
		);
		const events = allTypes.filter((type) => !additional.includes(type));
		const options = { additionalEvents: additional.join() };
		trigger = await startTrigger({ outputMode: 'perEvent', events, options }, { contract });
		await trigger.publish();
		const items = await itemsByType([...events, ...additional]);
		expect(items.map(({ output }) => output)).toEqual([
			...events.keys(),
			...additional.map(() => events.length),
		]);
		for (const [index, { outputCount, json }] of items.entries()) {
			const fired = trigger.sandbox.events[index];
			expect(outputCount).toBe(events.length + 1);
			expect(json).toMatchObject({
				type: fired?.type,
				timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
				data: fired?.data,
				webhookId: fired?.id,
			});
			expect(`${String(json.resource)}.${String(json.action)}`).toBe(fired?.type);
		}
	});

	test('the envelope beyond the documented one passes through', async () => {
		trigger = await startTrigger({}, { contract });
		await trigger.publish();
		const [item] = await itemsByType(['loan.error']);
		const extra = ['id', 'api_version', 'created_at', 'delivery_id'];
		expect(extra.filter((field) => field in (item?.json ?? {}))).toEqual(
			contract === 'sdk' ? extra : [],
		);
	});
});

test.each(['automatic', 'manual'])(
	'with nothing chosen there are outputs for Customer, Credit Offer, Loan and all else, registration %s',
	async (registration) => {
		trigger = await startTrigger({ outputMode: 'perEvent', registration });
		const secret = newSigningSecret();
		trigger.credential.webhookSecret = secret;
		await trigger.publish();
		const told = registration === 'manual' ? { signer: secret } : {};
		for (const type of ['loan.error', 'customer.active', 'credit_offer.expired', 'invoice.paid']) {
			await deliver(trigger, genuine(trigger, { body: event(type), ...told }));
		}
		expect(trigger.executions.map((outputs) => outputs.map(({ length }) => length))).toEqual([
			[0, 0, 1, 0],
			[1, 0, 0, 0],
			[0, 1, 0, 0],
			[0, 0, 0, 1],
		]);
	},
);

test('events given as text, as over n8n’s API, are those that start the workflow', async () => {
	trigger = await startTrigger({ events: 'loan.error, loan.active' });
	await trigger.publish();
	expect(trigger.sandbox.endpoints.list()[0]?.events).toEqual(['loan.error', 'loan.active']);
	const items = await itemsByType(['loan.error', 'loan.finished', 'loan.active']);
	expect(items.map(({ json }) => json.type)).toEqual(['loan.error', 'loan.active']);
});

test('what cannot be an event is refused when publishing', async () => {
	trigger = await startTrigger({ events: 'Loan Error' });
	await expect(trigger.publish()).rejects.toThrow(
		"'Trigger On' holds what cannot be an event name",
	);
	expect(trigger.sandbox.endpoints.list()).toEqual([]);
});

test('a prototype cannot be smuggled in through the webhook', async () => {
	trigger = await startTrigger();
	await trigger.publish();
	const body = event().replace('"data":', '"\\u005f_proto__":{"isAdmin":true},"data":');
	await deliver(trigger, genuine(trigger, { body }));
	const json = trigger.executions[0]?.[0]?.[0]?.json ?? {};
	expect(Object.keys(json)).not.toContain('__proto__');
	expect(json.isAdmin).toBeUndefined();
});
