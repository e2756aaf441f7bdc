import { randomUUID } from 'node:crypto';
import { nodeOf, rowOf, triggerWorkflow } from '../../n8n/workflows';
import { startCopy, unpublishAll } from '../secondInstance';
import { changeTrigger, copyOf } from '../editing';
import { expectEndpoints, expectFailedPublish, untilEndpoints } from '../expect';
import { inOrder, onBoth, toldOnce, type Row } from '../row';
import { triggerParameters } from '../watched';
import { watchedRow } from '../watchedRow';

/** Renamed, copied, moved: whose endpoint is it? */
export const identity: Row[] = [
	{
		name: 'workflow renamed',
		expected: inOrder(2),
		async play(scene) {
			const { id } = await scene.atWork();
			await scene.rest.updateWorkflow(id, { name: 'Another name' });
			await scene.rest.publish(id);
			await scene.fire();
		},
	},
	{
		name: 'trigger node renamed',
		expected: inOrder(2),
		async play(scene) {
			const workflow = await scene.atWork();
			await changeTrigger(scene, workflow, { name: 'News' });
			await scene.rest.publish(workflow.id);
			await scene.fire();
		},
	},
	{
		name: 'workflow duplicated',
		expected: onBoth({ endpoints: ['active', 'active'], events: 3, executed: 3 }),
		async play(scene) {
			const original = await scene.atWork();
			// As n8n's editor does: everything as it was, but for the path of the webhook.
			const copy = await copyOf(scene, original, { webhookId: randomUUID() });
			await scene.rest.publish(copy.id);
			await scene.fire();
		},
	},
	{
		name: 'workflow exported and imported',
		expected: inOrder(3),
		async play(scene) {
			const original = await scene.atWork();
			const imported = await copyOf(scene, original);
			// While both have the same path n8n publishes one of them only; ours must not touch the other's endpoint.
			await expectFailedPublish(scene, imported);
			await scene.fire();
			await scene.rest.unpublish(original.id);
			await scene.rest.publish(imported.id);
			await scene.fire();
		},
	},
	{
		name: 'published on a second instance with the same database content',
		// It takes the endpoint over: one endpoint, which delivers to the second instance.
		expected: inOrder(1, { changes: ['create', 'update'] }),
		async play(scene) {
			await scene.live();
			const second = await startCopy(scene);
			scene.otherInstances.push(second);
			scene.publicUrl = second.url;
			await untilEndpoints(scene, 'active');
			await scene.fire();
		},
	},
	{
		name: 'a second instance with a copy of the database, unpublished before it starts',
		// Its publication engine unpublishes once more when it starts: the endpoint is the original's all the same.
		expected: inOrder(1, { changes: ['create'] }),
		async play(scene) {
			await scene.live();
			const second = await startCopy(scene, unpublishAll);
			scene.otherInstances.push(second);
			// Once this is published, all is done that the copy had to do when it started.
			const clock = nodeOf('Clock', 'n8n-nodes-base.scheduleTrigger', {});
			const { id } = await second.rest.createWorkflow(rowOf('Clock', [clock]));
			await second.rest.publish(id);
			await scene.fire();
		},
	},
	watchedRow(
		"watched: n8n's public address changed and n8n restarted",
		toldOnce(['create', 'update'], { events: 2, executed: 2 }),
		async (watch) => {
			const { scene } = watch;
			scene.publicUrl = scene.n8n.url.replace('localhost', '127.0.0.1');
			await scene.restart({ N8N_WEBHOOK_URL: scene.publicUrl });
			await untilEndpoints(scene, 'active');
			await watch.event();
			await watch.untilTold(/delivered to another URL/);
		},
	),
	{
		name: 'two triggers in one workflow',
		expected: onBoth({ endpoints: ['active', 'active'], events: 4, executed: 4 }),
		async play(scene) {
			const first = triggerWorkflow('Both', triggerParameters([]));
			const another = { name: 'Another Trigger', outputCount: 0 };
			const second = triggerWorkflow('', triggerParameters(), another);
			const workflow = await scene.add({ ...first, nodes: [...first.nodes, ...second.nodes] });
			await scene.rest.publish(workflow.id);
			await scene.fire();
			await scene.rest.unpublish(workflow.id);
			await expectEndpoints(scene);
			await scene.rest.publish(workflow.id);
			await scene.fire();
		},
	},
];
