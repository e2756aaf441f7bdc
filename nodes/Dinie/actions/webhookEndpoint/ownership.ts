import { markOf, ownerIn, withMark, type Owner } from '../../ownershipMark';
import { getEndpoint, type WebhookEndpoint } from '../../transport/webhookEndpoints';
import type { Item } from '../item';
import { allowTriggerManaged, options } from './fields';
import { endpointIdIn } from './input';

/** An endpoint as this node returns it: as Dinie does, and which trigger manages it, if any. */
export const withOwner = <T extends WebhookEndpoint>(
	endpoint: T,
): T & { managedBy: Owner | null } => ({ ...endpoint, managedBy: ownerIn(endpoint.description) });

/** Fetches the endpoint that was chosen; one that a trigger manages is refused unless that is allowed. */
export async function changeableEndpoint(
	item: Item,
	consequence: string,
): Promise<WebhookEndpoint> {
	const id = endpointIdIn(item);
	const isAllowed = isTriggerManagedAllowed(item);
	const endpoint = await getEndpoint(item.dinie, id);
	if (!isAllowed) requireUnmanaged(item, endpoint, consequence);
	return endpoint;
}

export const isTriggerManagedAllowed = (item: Item): boolean =>
	item.collection(options)(allowTriggerManaged)?.flag() ?? false;

/** `consequence` says what would happen to the trigger. */
export function requireUnmanaged(
	item: Item,
	{ id, description }: WebhookEndpoint,
	consequence: string,
): void {
	const owner = ownerIn(description);
	if (!owner) return;
	throw item.refuse(
		`Webhook endpoint ${id} belongs to the Dinie Trigger of workflow ${owner.workflowId} (n8n ${owner.instanceId}): ${consequence}. To go on all the same, switch on 'Allow Trigger-Managed' in 'Options'`,
	);
}

/** A new description for an endpoint, under which its trigger still knows it. */
export function keepingMark(endpoint: WebhookEndpoint, description: string): string {
	const owner = ownerIn(endpoint.description);
	return owner ? withMark(description, markOf(owner)) : description;
}
