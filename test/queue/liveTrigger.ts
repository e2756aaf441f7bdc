import { unseal } from '../../nodes/Dinie/trigger/registration/sealedSecret';
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
	const { baseUrl, clientId, clientSecret } = sandbox;
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
	const granted = await post(`${baseUrl}/auth/token`, {
		headers: { authorization: `Basic ${basic}` },
		body: new URLSearchParams({ grant_type: 'client_credentials' }),
	});
	const headers = {
		authorization: `Bearer ${String(granted.access_token)}`,
		'content-type': 'application/json',
	};
	for (const { id } of sandbox.endpoints.list()) {
		const body = JSON.stringify({ expire_current_in: graceSeconds });
		await post(`${baseUrl}/webhooks/endpoints/${id}/secret/rotate`, { headers, body });
	}
}

async function post(url: string, init: RequestInit): Promise<Record<string, unknown>> {
	const answer = await fetch(url, { method: 'POST', ...init });
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`);
	return JSON.parse(text);
}
