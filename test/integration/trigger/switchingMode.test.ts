import { startTrigger, type TestTrigger } from '../../contexts/trigger';

let trigger: TestTrigger;

beforeEach(async () => {
	trigger = await startTrigger();
	await trigger.publish();
	trigger.node.parameters.registration = 'manual';
});
afterEach(async () => await trigger.close());

test('an endpoint left from automatic registration is deleted in manual mode too', async () => {
	expect(await trigger.remove()).toBe(true);
	expect(trigger.sandbox.endpoints.list()).toEqual([]);
});

test('back in automatic mode, the endpoint left from before is used on', async () => {
	trigger.node.parameters.registration = 'automatic';
	await trigger.publish();
	expect(trigger.sandbox.endpoints.list()).toHaveLength(1);
});
