import { changeDatabase, keepAsBefore, WIPE_STATIC_DATA } from '../../n8n/database';
import { changeTrigger } from '../editing';
import { expectEndpoints, expectHealth, expectOneLogLine, expectThat } from '../expect';
import { ends, inOrder, type Row } from '../row';

/** What people and Dinie itself do to an endpoint without n8n knowing. */
export const behindOurBack: Row[] = [
	{
		name: 'endpoint deleted behind our back',
		expected: inOrder(2),
		async play(scene) {
			const workflow = await scene.atWork();
			scene.sandbox.endpoints.remove(scene.endpoint().id);
			await scene.fire();
			await scene.mend(workflow);
			await scene.fire();
		},
	},
	{
		name: 'endpoint disabled behind our back',
		expected: inOrder(2),
		async play(scene) {
			const workflow = await scene.atWork();
			scene.sandbox.endpoints.edit(scene.endpoint().id, { status: 'disabled' });
			await expectHealth(scene, 'disabled');
			await scene.fire();
			await scene.mend(workflow);
			await scene.fire();
			await expectHealth(scene, '');
		},
	},
	{
		name: 'URL of the endpoint edited behind our back',
		expected: {
			legacy: inOrder(3).legacy,
			// Publishing anew is the only cure that n8n leaves there, and it deletes the endpoint with its retries.
			publication: ends({ endpoints: ['active'], events: 3, executed: 2, failed: 1 }),
		},
		async play(scene) {
			const workflow = await scene.atWork();
			scene.sandbox.endpoints.edit(scene.endpoint().id, { url: 'https://localhost:1/elsewhere' });
			await scene.fire();
			await expectEndpoints(scene, 'wrong URL');
			await scene.mend(workflow);
			await scene.passMinutes(1);
			await scene.fire();
		},
	},
	{
		name: 'events of the endpoint edited behind our back',
		expected: inOrder(2),
		async play(scene) {
			const workflow = await scene.atWork();
			scene.sandbox.endpoints.edit(scene.endpoint().id, { events: ['customer.created'] });
			await expectEndpoints(scene, 'wrong events');
			await scene.mend(workflow);
			await scene.fire();
		},
	},
	{
		name: "n8n's static data wiped",
		expected: {
			legacy: inOrder(3).legacy,
			// As above: the cure deletes the endpoint with its retries.
			publication: ends({ endpoints: ['active'], events: 3, executed: 2, failed: 1 }),
		},
		async play(scene) {
			const workflow = await scene.atWork();
			await changeDatabase(scene.n8n, WIPE_STATIC_DATA);
			const before = scene.requests().length;
			await scene.fire();
			expectThat(scene.requests().length === before, 'an absent secret to make no call');
			expectOneLogLine(scene, 'unpublish and publish the workflow');
			await scene.mend(workflow);
			await scene.passMinutes(1);
			await scene.fire();
		},
	},
	{
		name: "n8n's static data saved without ours, as a polling trigger beside ours does",
		expected: inOrder(3),
		async play(scene) {
			await scene.atWork();
			await changeDatabase(scene.n8n, WIPE_STATIC_DATA);
			const before = scene.requests().length;
			await scene.fire();
			await changeDatabase(scene.n8n, WIPE_STATIC_DATA);
			await scene.passMinutes(1);
			expectThat(scene.requests().length === before, 'an absent secret to make no call');
			await scene.fire();
		},
	},
	{
		name: "an older copy of n8n's static data put back, as a polling trigger beside ours does",
		expected: inOrder(3),
		async play(scene) {
			const workflow = await scene.atWork();
			const before = await scene.rest.getWorkflow(workflow.id);
			await changeTrigger(scene, workflow, { parameters: { events: ['loan.*', 'customer.*'] } });
			await scene.rest.publish(workflow.id);
			await changeDatabase(scene.n8n, keepAsBefore(before));
			await scene.fire();
			await scene.mend(workflow);
			await scene.fire();
		},
	},
];
