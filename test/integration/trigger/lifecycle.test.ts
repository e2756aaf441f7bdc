import { startTrigger, type TestTrigger } from '../../helpers/trigger';

let trigger: TestTrigger;

beforeEach(async () => {
	trigger = await startTrigger({ events: ['loan.error'] });
});
afterEach(async () => await trigger.close());

test('publishing registers one endpoint with the chosen events and starts on them', async () => {
	await trigger.publish();
	expect(trigger.sandbox.endpoints.list()).toMatchObject([
		{ url: trigger.webhookUrl(), events: ['loan.error'], status: 'active' },
	]);
	trigger.sandbox.fire('loan.error');
	await trigger.sandbox.idle();
	expect(trigger.executions).toHaveLength(1);
	expect(trigger.executions[0]?.[0]?.[0]?.json).toMatchObject({ type: 'loan.error', resource: 'loan', action: 'error' });
	expect(trigger.logs).toEqual([]);
});
