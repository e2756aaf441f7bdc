import { changeDatabase, LET_LEASES_RUN_OUT } from '../n8n/database';
import { untilSettled } from '../n8n/publication';
import { until } from '../n8n/until';
import type { Workflow } from '../n8n/workflows';
import type { Scene } from './scene';

/** Waits for a call to Dinie that is left hanging, and kills n8n there. */
export async function killDuring(scene: Scene, method: string, path: RegExp): Promise<void> {
	await until(`n8n to send ${method} ${path.source}`, () =>
		scene.requests(method, path).find(({ status }) => status === null),
	);
	await scene.n8n.kill();
}

/** Starts n8n after a crash, late enough for it to take up again what it was at. */
export async function recover(scene: Scene, { id }: Workflow): Promise<void> {
	await changeDatabase(scene.n8n, LET_LEASES_RUN_OUT);
	await scene.restart();
	await untilSettled(scene.rest, id);
}
