import type { IHookFunctions } from 'n8n-workflow';
import { finalError } from '../../errors';
import type { Send } from '../../transport/send';
import { removeEndpoint } from '../../transport/webhookEndpoints';
import { findEndpoint } from './heldEndpoint';
import { keepLeftBehind, readLeftBehind, type LeftBehind, type Registration } from './kept';
import { isOwn } from './wantedEndpoint';

/** Names to the people who read n8n's log what another client's account still holds, and remembers it. */
export function noteLeftBehind(context: IHookFunctions, { endpointId, client, url }: Registration) {
	const others = readLeftBehind(context).filter((each) => each.endpointId !== endpointId);
	keepLeftBehind(context, [...others, { endpointId, client }]);
	context.logger.warn(
		`Dinie Trigger '${context.getNode().name}' leaves webhook endpoint ${endpointId} behind: the credential now names another client, which cannot reach it. As long as Dinie has it, events of that account are sent to ${url} and refused. Delete it with the client that made it`,
		{ workflowId: context.getWorkflow().id, nodeId: context.getNode().id },
	);
}

/** Those of another client that stay. A partner's new client may reach them; to any other they seem not to exist. */
export async function strandedAmong(
	context: IHookFunctions,
	send: Send,
	others: LeftBehind[],
): Promise<LeftBehind[]> {
	const stranded: LeftBehind[] = [];
	for (const other of others) {
		const endpoint = await findEndpoint(send, other.endpointId).catch(() => undefined);
		if (endpoint && isOwn(context, endpoint)) await removeEndpoint(send, endpoint.id);
		else stranded.push(other);
	}
	return stranded;
}

/**
 * What an unpublish throws that leaves an endpoint at Dinie, and a line in n8n's log: of an unpublish that is given
 * up at once n8n's publication engine prints no word of what was thrown.
 */
export function staysBehind(context: IHookFunctions, stranded: LeftBehind[]): Error {
	const ids = stranded.map(({ endpointId }) => endpointId).join(', ');
	const text = `Webhook endpoint ${ids} stays at Dinie: it was registered with another client than the credential names now. Delete it with the client that made it, e.g. with the Dinie node`;
	context.logger.warn(text, { workflowId: context.getWorkflow().id });
	return finalError(context.getNode(), text);
}
