import type { IDataObject, INode } from 'n8n-workflow';
import { isSameSubscription } from '../../nodes/Dinie/events/patterns';
import type { Endpoint } from '../../sandbox/api/endpointStore';
import { ownerIn } from '../../nodes/Dinie/ownershipMark';
import type { Scene } from './scene';
import type { EndpointState } from './row';

type LiveTrigger = { workflowId: string; node: INode };

/** All endpoints at Dinie, each told by how it serves the triggers published at the moment. */
export async function endpointStates(scene: Scene): Promise<EndpointState[]> {
	const triggers = await liveTriggers(scene);
	const endpoints = scene.sandbox.endpoints.list();
	return endpoints.map((endpoint) => stateOf(endpoint, triggers, scene.publicUrl)).sort();
}

async function liveTriggers({ rest, workflows }: Scene): Promise<LiveTrigger[]> {
	const present = await Promise.all(workflows.map(async ({ id }) => await rest.getWorkflow(id)));
	return present
		.filter(({ active }) => active)
		.flatMap(({ id, nodes }) => nodes.map((node) => ({ workflowId: id, node })))
		.filter(({ node }) => node.type.endsWith('.dinieTrigger'));
}

function stateOf(
	{ description, url, events, status }: Endpoint,
	triggers: LiveTrigger[],
	publicUrl: string,
): EndpointState {
	const owner = ownerIn(description);
	if (owner?.test) return 'of a test';
	const trigger = triggers.find(
		({ workflowId, node }) => owner?.workflowId === workflowId && owner.nodeId === node.id,
	);
	if (!trigger) return 'left over';
	const { webhookId, parameters } = trigger.node;
	if (url !== `${publicUrl}/webhook/${webhookId}/webhook`) return 'wrong URL';
	const wanted = (parameters as IDataObject).events as string[];
	if (!isSameSubscription([...events], wanted)) return 'wrong events';
	return status;
}
