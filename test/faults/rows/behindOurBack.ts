import { changeDatabase, keepAsBefore, WIPE_STATIC_DATA } from '../../n8n/database';
import { until } from '../../n8n/until';
import { TRIGGER } from '../../n8n/workflows';
import { changeTrigger } from '../editing';
import { expectEndpoints, expectHealth, expectThat, untilEndpoints } from '../expect';
import { inOrder, type Row } from '../row';
import { triggerParameters } from '../watched';

/** What people and Dinie itself do to an endpoint without n8n knowing: the next start of n8n mends it. */
export const behindOurBack: Row[] = [
	{
		name: 'endpoint deleted behind our back',
		expected: inOrder(2, { missed: 1, changes: ['create', 'create'] }),
		async play(scene) {
			await scene.atWork();
			scene.sandbox.endpoints.remove(scene.endpoint().id);
			await scene.fire();
			await scene.restart();
			await untilEndpoints(scene, 'active');
			await scene.fire();
		},
	},
	{
		name: 'endpoint disabled behind our back',
		expected: inOrder(2, { missed: 1, changes: ['create', 'update'] }),
		async play(scene) {
			await scene.atWork();
			scene.sandbox.endpoints.edit(scene.endpoint().id, { status: 'disabled' });
			await expectHealth(scene, 'disabled');
			await scene.fire();
			await scene.restart();
			await untilEndpoints(scene, 'active');
			await scene.fire();
			await expectHealth(scene, '');
		},
	},
	{
		name: 'URL of the endpoint edited behind our back',
		expected: inOrder(3, { changes: ['create', 'update'] }),
		async play(scene) {
			await scene.atWork();
			scene.sandbox.endpoints.edit(scene.endpoint().id, { url: 'https://localhost:1/elsewhere' });
			await scene.fire();
			await expectEndpoints(scene, 'wrong URL');
			await scene.restart();
			await untilEndpoints(scene, 'active');
			await scene.passMinutes(1);
			await scene.fire();
		},
	},
	{
		name: 'events of the endpoint edited behind our back',
		expected: inOrder(2, { changes: ['create', 'update'] }),
		async play(scene) {
			await scene.atWork();
			scene.sandbox.endpoints.edit(scene.endpoint().id, { events: ['customer.created'] });
			await expectEndpoints(scene, 'wrong events');
			await scene.restart();
			await untilEndpoints(scene, 'active');
			await scene.fire();
		},
	},
	{
		name: "n8n's static data wiped while n8n is down",
		expected: inOrder(2, { changes: ['create', 'rotate'] }),
		async play(scene) {
			const { id } = await scene.atWork();
			await scene.restart({}, async () => {
				await changeDatabase(scene.n8n, WIPE_STATIC_DATA);
			});
			await scene.untilRequests(1, 'POST', /rotate/);
			await scene.fire();
			await until('n8n to keep the new secret', async () => {
				const { staticData } = await scene.rest.getWorkflow(id);
				return staticData?.[`node:${TRIGGER}`];
			});
			// Put off, if n8n did not hold the new secret yet.
			await scene.passMinutes(1);
		},
	},
	{
		name: "n8n's static data saved without ours, as a polling trigger beside ours does",
		expected: inOrder(3, { changes: ['create'] }),
		async play(scene) {
			await scene.atWork();
			await changeDatabase(scene.n8n, WIPE_STATIC_DATA);
			const before = scene.requests().length;
			await scene.fire();
			await changeDatabase(scene.n8n, WIPE_STATIC_DATA);
			await scene.passMinutes(1);
			expectThat(scene.requests().length === before, 'no call to Dinie');
			await scene.fire();
		},
	},
	{
		name: "an older copy of n8n's static data put back, as a polling trigger beside ours does",
		expected: inOrder(3, { changes: ['create', 'delete', 'create'] }),
		async play(scene) {
			const workflow = await scene.atWork();
			const before = await scene.rest.getWorkflow(workflow.id);
			const parameters = triggerParameters(['loan.*', 'customer.*']);
			await changeTrigger(scene, workflow, { parameters });
			await scene.rest.publish(workflow.id);
			await changeDatabase(scene.n8n, keepAsBefore(before));
			// Its genuine signature shows what is right: n8n is made to keep that again, and Dinie to send it once more.
			await scene.fire();
			expectThat(scene.refusedWith('registration_restored') === 1, 'the delivery to be put off');
			await scene.restart();
			await scene.passMinutes(1);
			await scene.fire();
		},
	},
];
