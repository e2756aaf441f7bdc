import type { IExecuteFunctions } from 'n8n-workflow';
import { markOf, ownerIn, withMark, type Owner } from '../../ownershipMark';
import type { Send } from '../../transport/request';
import { getEndpoint, type WebhookEndpoint } from '../../transport/webhookEndpoints';
import { badInput } from '../operation';
import { collectionIn, endpointIdIn } from './input';

/** An endpoint as this node returns it: as Dinie does, and which trigger manages it, if any. */
export const withOwner = <T extends WebhookEndpoint>(
	endpoint: T,
): T & { managedBy: Owner | null } => ({ ...endpoint, managedBy: ownerIn(endpoint.description) });

/** Fetches the endpoint that was chosen; one that a trigger manages is refused unless that is allowed. */
export async function changeableEndpoint(
	context: IExecuteFunctions,
	itemIndex: number,
	send: Send,
	consequence: string,
): Promise<WebhookEndpoint> {
	const endpoint = await getEndpoint(send, endpointIdIn(context, itemIndex));
	requireChangeable(context, itemIndex, endpoint, consequence);
	return endpoint;
}

/** `consequence` says what would happen to the trigger. */
export function requireChangeable(
	context: IExecuteFunctions,
	itemIndex: number,
	endpoint: WebhookEndpoint,
	consequence: string,
): void {
	const owner = ownerIn(endpoint.description);
	if (!owner || collectionIn(context, itemIndex, 'options').allowTriggerManaged === true) return;
	throw badInput(
		context,
		itemIndex,
		`Webhook endpoint ${endpoint.id} belongs to the Dinie Trigger of workflow ${owner.workflowId} (n8n ${owner.instanceId}): ${consequence}. To go on all the same, switch on 'Allow Trigger-Managed' in 'Options'`,
	);
}

/** A new description for an endpoint, under which its trigger still knows it. */
export function keepingMark(endpoint: WebhookEndpoint, description: string): string {
	const owner = ownerIn(endpoint.description);
	return owner ? withMark(description, markOf(owner)) : description;
}
