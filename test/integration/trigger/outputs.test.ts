import { EVENTS } from '../../../nodes/Dinie/events/catalogue';
import { CONTRACTS } from '../../../sandbox/contract';
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

test('with nothing chosen there are outputs for Customer, Credit Offer and Loan', async () => {
	trigger = await startTrigger({ outputMode: 'perEvent' });
	await trigger.publish();
	const items = await itemsByType(['loan.error', 'customer.active', 'credit_offer.expired']);
	expect(items.map(({ output, outputCount }) => [output, outputCount])).toEqual([
		[2, 3],
		[0, 3],
		[1, 3],
	]);
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
