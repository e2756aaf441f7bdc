import type { INode, NodeApiError } from 'n8n-workflow';
import { isForbidden, isGone } from '../../transport/problemKinds';
import type { Send } from '../../transport/send';
import {
	getEndpoint,
	updateEndpoint,
	type EndpointFields,
	type WebhookEndpoint,
} from '../../transport/webhookEndpoints';
import { toIsoUtc } from '../../time';
import { isSameUrl } from '../../url';
import type { Registration } from './kept';
import {
	drift,
	markIn,
	requireAsWanted,
	requireHttps,
	type WantedEndpoint,
} from './wantedEndpoint';

/** What has become at Dinie of the endpoint whose ID is kept. */
export type Found =
	| { is: 'drawnAway' | 'foreign' | 'gone' }
	| { is: 'changed'; endpoint: WebhookEndpoint; changes: EndpointFields }
	| { is: 'well'; endpoint: WebhookEndpoint };

/** An endpoint by its ID; nothing when it is gone, or is not this client's. */
export const findEndpoint = async (send: Send, id: string): Promise<WebhookEndpoint | undefined> =>
	await getEndpoint(send, id).catch((error: Error) => {
		if (isGone(error) || isForbidden(error)) return undefined;
		throw error;
	});

/** The same of one that another client made: whatever stands before Dinie may hide it from this one. */
export const findEndpointOfAnother = async (send: Send, id: string) =>
	await findEndpoint(send, id).catch((error: NodeApiError) => {
		if (['403', '404', '410'].includes(error.httpCode ?? '')) return undefined;
		throw error;
	});

/** Asks Dinie. `drawnFrom` names what this process has drawn back before: see `noteDrawing`. */
export async function lookAt(
	send: Send,
	{ endpointId }: Registration,
	wanted: WantedEndpoint,
	drawnFrom: string | undefined,
): Promise<Found> {
	const endpoint = await findEndpoint(send, endpointId);
	if (!endpoint) return { is: 'gone' };
	const mark = markIn(endpoint);
	if (mark !== undefined && mark !== wanted.mark) return { is: 'foreign' };
	const isAtOurs = isSameUrl(endpoint.url, wanted.url);
	// Neither our mark nor our address: somebody has made it their own.
	if (mark === undefined && !isAtOurs) return { is: 'gone' };
	if (!isAtOurs && drawnFrom === drawing(endpoint)) return { is: 'drawnAway' };
	const changes = drift(endpoint, wanted);
	return Object.keys(changes).length === 0
		? { is: 'well', endpoint }
		: { is: 'changed', endpoint, changes };
}

/** Brings an endpoint of ours in line, in place, so that Dinie keeps the deliveries that it is to send again. */
export async function mend(
	node: INode,
	send: Send,
	{ endpoint, changes }: { endpoint: WebhookEndpoint; changes: EndpointFields },
	wanted: WantedEndpoint,
): Promise<WebhookEndpoint> {
	requireHttps(node, wanted.url);
	const answer = await updateEndpoint(send, endpoint.id, changes);
	requireAsWanted(node, answer, wanted);
	return answer;
}

/** Names a drawing back to our URL: done once, since what draws it away again is another n8n with a copy of the database. */
export const drawing = ({ id, url }: WebhookEndpoint) => `${id} ${url}`;

/** Dinie's `updated_at` in one form. */
export const updatedAtOf = ({ updated_at }: WebhookEndpoint) => String(toIsoUtc(updated_at ?? ''));

/**
 * The registration after a look: completed when a version before kept it, and with our own change to the endpoint
 * known. Somebody else's change stays visible, because it can have been a rotation.
 */
export function afterLook(
	registration: Registration,
	facts: { url: string; client: string },
	before: WebhookEndpoint,
	after: WebhookEndpoint,
): Registration {
	const isKnown = ['', updatedAtOf(before)].includes(registration.updatedAt);
	const updatedAt = isKnown ? updatedAtOf(after) : registration.updatedAt;
	return { ...registration, ...facts, updatedAt };
}
