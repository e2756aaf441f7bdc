import { TRIGGER } from '../../n8n/workflows';
import { recover } from '../crash';
import { expectEndpoints } from '../expect';
import { inOrder, onBoth, type Row } from '../row';
import type { Scene } from '../scene';
import { until } from '../../n8n/until';
import type { Workflow } from '../../n8n/workflows';

export const testRuns: Row[] = [
	{
		name: 'test run beside a live workflow',
		expected: inOrder(3),
		async play(scene) {
			const workflow = await scene.live();
			await listen(scene, workflow);
			// One for the live workflow, one for the test run.
			await scene.fire();
			await untilTestEnds(scene);
			await listen(scene, workflow);
			await scene.rest.stopListening(workflow.id);
			await untilTestEnds(scene);
			await scene.fire();
		},
	},
	{
		name: 'test run beside a live workflow, abandoned by a crash',
		// What Dinie sent to the abandoned test is never taken; the next test run finds its endpoint and takes it along.
		expected: onBoth({ endpoints: ['active'], events: 3, executed: 2, failed: 1 }),
		async play(scene) {
			const workflow = await scene.live();
			await listen(scene, workflow);
			await scene.n8n.kill();
			await recover(scene, workflow);
			await scene.fire();
			await expectEndpoints(scene, 'active', 'of a test');
			await listen(scene, workflow);
			await scene.rest.stopListening(workflow.id);
			await untilTestEnds(scene);
			await scene.passMinutes(1);
			await scene.fire();
		},
	},
];

async function listen(scene: Scene, { id }: Workflow): Promise<void> {
	await scene.rest.listenForTestEvent(id, TRIGGER);
	await expectEndpoints(scene, 'active', 'of a test');
}

async function untilTestEnds({ sandbox }: Scene): Promise<void> {
	await until(
		'n8n to delete the endpoint of the test run',
		() => sandbox.endpoints.list().length === 1 || undefined,
	);
}
