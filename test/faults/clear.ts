import { rm } from 'node:fs/promises';
import { SANDBOX } from './dinie';
import type { Scene } from './scene';

/** Takes back every fault, and every workflow, endpoint and instance of a row. */
export async function clear(scene: Scene): Promise<void> {
	const { accounts, errorWorkflow, otherInstances, publicUrl, workflows } = scene;
	for (const { sandbox } of accounts) {
		sandbox.faults.clear();
		sandbox.settings.clockSkewMs = 0;
		sandbox.settings.deliveryTimeoutMs = SANDBOX.deliveryTimeoutMs;
		await sandbox.up();
	}
	for (const instance of otherInstances) {
		await instance.stop();
		await rm(instance.userFolder, { recursive: true, force: true });
	}
	const isOut = scene.isToRestart || publicUrl !== scene.n8n.url || !(await isUp(scene));
	if (isOut && !scene.shared) await scene.restart();
	if (scene.hasChangedCredential) await putCredentialBack(scene);
	for (const { id } of [...workflows, ...(errorWorkflow ? [errorWorkflow] : [])]) {
		await scene.rest.unpublish(id);
		await scene.rest.archiveWorkflow(id);
		await scene.rest.deleteWorkflow(id);
	}
	const [own, ...others] = accounts;
	for (const { id } of own?.sandbox.endpoints.list() ?? []) own?.sandbox.endpoints.remove(id);
	for (const { sandbox } of others) await sandbox.close();
}

async function putCredentialBack({ rest, sandbox, stage }: Scene): Promise<void> {
	const { clientId = '', clientSecret = '' } = stage.credentialData;
	Object.assign(sandbox.settings, { clientId, clientSecret });
	await rest.updateCredential(stage.credential, stage.credentialData);
}

const isUp = async ({ rest }: Scene) =>
	await rest.executions().then(
		() => true,
		() => false,
	);
