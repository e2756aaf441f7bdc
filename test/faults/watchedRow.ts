import { until } from '../n8n/until';
import type { Workflow } from '../n8n/workflows';
import { onBoth, type EndState, type Row } from './row';
import type { Scene } from './scene';
import { tally } from './tally';
import { Watch } from './watch';
import { COUNTER_DATA, errorWorkflow, watchedWorkflow } from './watched';

/** A row about a trigger that is watched over every minute, in a workflow that counts beside it. */
export const watchedRow = (
	name: string,
	expected: Partial<EndState>,
	play: (watch: Watch) => Promise<void>,
): Row => ({
	name,
	expected: onBoth(expected),
	async play(scene) {
		const watch = await startWatch(scene);
		await scene.rest.publish(watch.workflow.id);
		await watch.event();
		await play(watch);
		await expectCountKept(scene);
	},
});

/** The workflow, not published yet, and its Error Workflow, which has to be. */
export async function startWatch(scene: Scene): Promise<Watch> {
	const onError = await scene.stage.addWorkflow(errorWorkflow());
	scene.errorWorkflow = onError;
	await scene.rest.publish(onError.id);
	return new Watch(scene, await scene.add(watchedWorkflow(onError.id)));
}

/** What the other node keeps is right: as many as there were executions. */
export async function expectCountKept(scene: Scene): Promise<void> {
	const { executed, duplicated } = await tally(scene);
	const count = async ({ id }: Workflow) => {
		const { staticData } = await scene.rest.getWorkflow(id);
		const { count = 0 } = (staticData?.[COUNTER_DATA] ?? {}) as { count?: number };
		return count;
	};
	await until(`the other node to have counted ${executed} executions`, async () => {
		const counts = await Promise.all(scene.workflows.map(count));
		return counts.reduce((sum, each) => sum + each, 0) === executed + duplicated || undefined;
	});
}
