import { unseal } from '../../nodes/Dinie/trigger/registration/sealedSecret';
import { connect } from '../helpers/client';
import { referTo } from '../n8n/credential';
import { TRIGGER, triggerWorkflow } from '../n8n/workflows';
import type { Cluster } from './cluster';

/** Saves and publishes a workflow that listens for every event; returns its ID. */
export async function publishTrigger({ main, credential }: Cluster): Promise<string> {
	const workflow = triggerWorkflow('Live', { events: [] }, { credentials: referTo(credential) });
	const saved = await main.rest.createWorkflow(workflow);
	await main.rest.publish(saved.id);
	return saved.id;
}

/** The signing secret that n8n keeps for the trigger, opened. */
export async function keptSecret(
	{ main, sandbox }: Cluster,
	workflowId: string,
): Promise<string | undefined> {
	const { staticData } = await main.rest.getWorkflow(workflowId);
	const kept = staticData?.[`node:${TRIGGER}`] as { endpointId: string; sealedSecret: string };
	const { clientSecret } = sandbox;
	return unseal(kept.sealedSecret, { clientSecret, endpointId: kept.endpointId });
}

/** Somebody else rotates the secret, by Dinie's API, as the documentation says. */
export async function rotateByApi({ sandbox }: Cluster, graceSeconds: number): Promise<void> {
	const { rotate } = await connect(sandbox);
	for (const { id } of sandbox.endpoints.list()) {
		const { status, body } = await rotate(id, { expire_current_in: graceSeconds });
		if (status !== 200) throw new Error(`Dinie answered ${status}: ${JSON.stringify(body)}`);
	}
}
