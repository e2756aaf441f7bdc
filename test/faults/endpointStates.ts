import type { INode } from 'n8n-workflow';
import type { Endpoint } from '../../sandbox/api/endpointStore';
import type { Scene } from './scene';
import type { EndpointState } from './row';

/** The workflow and the node that an endpoint's description names, and whether it is of a test run. */
const MARK = /\[n8n:[0-9a-f]{12}\/([^/\]]+)\/([^/\]]+)(\/test)?\]/;

type LiveTrigger = { workflowId: string; node: INode };

/** All endpoints at Dinie, each told by how it serves the triggers published at the moment. */
export async function endpointStates(scene: Scene): Promise<EndpointState[]> {
	const triggers = await liveTriggers(scene);
	return scene.accounts
		.flatMap(({ sandbox }) => {
			// What another account still holds serves nobody.
			const served = sandbox === scene.current ? triggers : [];
			const endpoints = sandbox.endpoints.list();
			return endpoints.map((endpoint) => stateOf(endpoint, served, scene.publicUrl));
		})
		.sort();
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
	const [, workflowId, nodeId, test] = MARK.exec(description ?? '') ?? [];
	if (test) return 'of a test';
	const trigger = triggers.find(
		({ workflowId: live, node }) => live === workflowId && node.id === nodeId,
	);
	if (!trigger) return 'left over';
	const { webhookId, parameters } = trigger.node;
	if (url !== `${publicUrl}/webhook/${webhookId}/webhook`) return 'wrong URL';
	if (listed(events) !== listed((parameters.events ?? []) as string[])) return 'wrong events';
	return status;
}

/** Nothing chosen stands for everything, in n8n and at Dinie. */
const listed = (events: readonly string[]) => [...events].sort().join() || '*';
