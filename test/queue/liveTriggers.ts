import type { IDataObject } from 'n8n-workflow';
import { unseal } from '../../nodes/Dinie/trigger/registration/sealedSecret';
import type { Endpoint } from '../../sandbox/api/endpointStore';
import { referTo } from '../n8n/credential';
import { TRIGGER, triggerWorkflow } from '../n8n/workflows';
import type { Cluster } from './cluster';

/**
 * What is done to the endpoint of each published trigger, while events arrive. Strangers have one of their own: they can
 * make a process ask Dinie, which it does for each trigger once in ten minutes, and a rehearsal is over by then.
 */
const FATES = ['deleted', 'disabled', 'rotated at once', 'rotated with grace', 'forged'] as const;

export type Fate = (typeof FATES)[number];

/** A published workflow that listens for every event, and the endpoint that its publish has registered. */
export type LiveTrigger = { fate: Fate; workflowId: string; firstEndpointId: string };

export async function publishTriggers(cluster: Cluster): Promise<LiveTrigger[]> {
	const triggers: LiveTrigger[] = [];
	for (const fate of FATES) {
		const options = { watchMinutes: 1 };
		triggers.push({ fate, ...(await publishTrigger(cluster, `To be ${fate}`, options)) });
	}
	return triggers;
}

/** Saves and publishes a workflow that listens for every event. */
export async function publishTrigger(cluster: Cluster, name: string, options: IDataObject = {}) {
	const { main, credential } = cluster;
	const changes = { credentials: referTo(credential) };
	const workflow = triggerWorkflow(name, { events: [], options }, changes);
	const { id: workflowId } = await main.rest.createWorkflow(workflow);
	await main.rest.publish(workflowId);
	const [endpoint, ...others] = endpointsOf(cluster, { workflowId });
	if (!endpoint || others.length > 0) throw new Error('expected a publish to make one endpoint');
	return { workflowId, firstEndpointId: endpoint.id };
}

/** What Dinie holds for a trigger now, by the mark in the description. */
export const endpointsOf = (
	{ sandbox }: Cluster,
	{ workflowId }: Pick<LiveTrigger, 'workflowId'>,
): Endpoint[] =>
	sandbox.endpoints.list().filter(({ description }) => description?.includes(`/${workflowId}/`));

/** Whether n8n keeps the signing secret of the only endpoint that Dinie holds for a trigger. */
export async function keepsDiniesSecret(cluster: Cluster, trigger: LiveTrigger): Promise<boolean> {
	const { clientSecret } = cluster.sandbox;
	const { staticData } = await cluster.main.rest.getWorkflow(trigger.workflowId);
	const kept = staticData?.[`node:${TRIGGER}`] as { endpointId: string; sealedSecret: string };
	const [endpoint, ...others] = endpointsOf(cluster, trigger);
	const secret = unseal(kept.sealedSecret, { clientSecret, endpointId: kept.endpointId });
	return others.length === 0 && kept.endpointId === endpoint?.id && secret === endpoint.secret;
}
