import { expectEndpoints, expectFailedPublish } from '../expect';
import { inOrder, onBoth, type Row } from '../row';

const DELETE = { method: 'DELETE', path: /\/webhooks\/endpoints\/[^/]+$/ };

export const outages: Row[] = [
	{
		name: 'Dinie down at the first try to publish, then back',
		expected: inOrder(1),
		async play(scene) {
			const workflow = await scene.add();
			scene.sandbox.faults.add({ drop: true, times: 1 });
			// The legacy engine tries once only.
			if (scene.engine === 'legacy') {
				await expectFailedPublish(scene, workflow, 'could not be reached');
			}
			await scene.rest.publish(workflow.id);
			await scene.fire();
		},
	},
	{
		name: 'Dinie down at publish until n8n gave up, then back',
		expected: inOrder(1),
		async play(scene) {
			const workflow = await scene.add();
			await scene.sandbox.down();
			await expectFailedPublish(scene, workflow, 'could not be reached');
			await scene.sandbox.up();
			await expectEndpoints(scene);
			await scene.rest.publish(workflow.id);
			await scene.fire();
		},
	},
	{
		name: 'Dinie down while n8n starts, then back',
		expected: inOrder(3),
		async play(scene) {
			await scene.atWork();
			await scene.sandbox.down();
			await scene.restart();
			await scene.fire();
			await scene.sandbox.up();
			await scene.fire();
		},
	},
	{
		name: 'Dinie down at the first try to unpublish, then back',
		expected: onBoth({ events: 1, executed: 1 }),
		async play(scene) {
			const { id } = await scene.atWork();
			scene.sandbox.faults.add({ ...DELETE, drop: true, times: 1 });
			await scene.rest.unpublish(id);
			if (scene.engine === 'publication') return;
			// The legacy engine tries once only; publishing again finds the endpoint by what was kept of it.
			await expectEndpoints(scene, 'left over');
			await scene.rest.publish(id);
			await expectEndpoints(scene, 'active');
			await scene.rest.unpublish(id);
		},
	},
	{
		name: 'Dinie down at unpublish until n8n gave up, then back and published again',
		expected: inOrder(3),
		async play(scene) {
			const { id } = await scene.atWork();
			await scene.sandbox.down();
			await scene.rest.unpublish(id);
			await scene.sandbox.up();
			await expectEndpoints(scene, 'left over');
			await scene.fire();
			await scene.rest.publish(id);
			await scene.passMinutes(1);
			await scene.fire();
		},
	},
];
