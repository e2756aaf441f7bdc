import { rm } from 'node:fs/promises';
import type { Scene } from './scene';

/** Takes back every fault, and every workflow, endpoint and instance of a row. */
export async function clear(scene: Scene): Promise<void> {
	const { otherInstances, publicUrl, sandbox, workflows } = scene;
	sandbox.faults.clear();
	sandbox.settings.clockSkewMs = 0;
	await sandbox.up();
	for (const instance of otherInstances) {
		await instance.stop();
		await rm(instance.userFolder, { recursive: true, force: true });
	}
	if (publicUrl !== scene.n8n.url || !(await isUp(scene))) await scene.restart();
	for (const { id } of workflows) {
		await scene.rest.unpublish(id);
		await scene.rest.archiveWorkflow(id);
		await scene.rest.deleteWorkflow(id);
	}
	for (const { id } of sandbox.endpoints.list()) sandbox.endpoints.remove(id);
}

const isUp = async ({ rest }: Scene) =>
	await rest.executions().then(
		() => true,
		() => false,
	);
