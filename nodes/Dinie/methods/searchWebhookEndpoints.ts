import { ownerIn, withoutMark } from '../ownershipMark';
import { ENDPOINTS, type WebhookEndpoint } from '../transport/webhookEndpoints';
import { searchIn } from './searchList';

/** Endpoints by description, status and URL. The URL comes last: it is long, and the list cuts what does not fit. */
export const searchWebhookEndpoints = searchIn(
	ENDPOINTS,
	({ url, description, status }: WebhookEndpoint) => {
		const facts = [status ?? 'status unknown', ownerIn(description) && 'trigger-managed'];
		const label = withoutMark(description) || 'No description';
		return `${label} (${facts.filter(Boolean).join(', ')}): ${url ?? 'no URL'}`;
	},
);
