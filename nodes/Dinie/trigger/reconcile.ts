import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { unexpected } from '../transport/refusal';
import type { Send } from '../transport/request';
import { rotateSecret } from '../transport/rotateSecret';
import {
	allEndpoints,
	createEndpoint,
	removeEndpoint,
	updateEndpoint,
	type WebhookEndpoint,
} from '../transport/webhookEndpoints';
import { GRACE_SECONDS } from './boundedRotation';
import {
	drift,
	isOwn,
	isSameUrl,
	markedDescription,
	markIn,
	webhookUrlOf,
	type WantedEndpoint,
} from './wantedEndpoint';

/** An endpoint whose secret is known, and until when (epoch ms) the secret before it is valid too. */
export type Gained = { endpointId: string; secret: string; graceEndsAt: number };

/**
 * Makes Dinie hold exactly one endpoint for this trigger and gains its secret: adopts the one at our URL when it
 * is ours or nobody's, else creates one. Throws when the URL belongs to another trigger.
 */
export async function gainEndpoint(
	context: IHookFunctions,
	send: Send,
	wanted: WantedEndpoint,
): Promise<Gained> {
	const present = await endpointsAt(send, wanted.url);
	const [ours, ...surplus] = present.filter((endpoint) => markIn(endpoint) === wanted.mark);
	const adopted = ours ?? present.find((endpoint) => markIn(endpoint) === undefined);
	const [foreign] = present;
	if (!adopted && foreign) throw ownedByAnother(context, foreign);
	for (const { id } of surplus) await removeEndpoint(send, id);
	return adopted
		? await adopt(context, send, adopted, wanted)
		: await create(context, send, wanted);
}

/** IDs of this trigger's endpoints, found by URL and mark: for when what was kept of them is lost. */
export async function ownEndpointIds(context: IHookFunctions, send: Send): Promise<string[]> {
	const present = await endpointsAt(send, webhookUrlOf(context));
	return present.filter((endpoint) => isOwn(context, endpoint)).map(({ id }) => id);
}

/** Every endpoint with exactly this URL, over all pages. */
async function endpointsAt(send: Send, url: string): Promise<WebhookEndpoint[]> {
	const found: WebhookEndpoint[] = [];
	for await (const endpoint of allEndpoints(send)) {
		if (isSameUrl(endpoint.url, url)) found.push(endpoint);
	}
	return found;
}

async function create(
	context: IHookFunctions,
	send: Send,
	wanted: WantedEndpoint,
): Promise<Gained> {
	const { id, secret } = await createEndpoint(send, {
		url: wanted.url,
		events: wanted.events,
		description: markedDescription(wanted),
	});
	return gained(context, 'create the webhook endpoint', { id, secret, graceEndsAt: 0 });
}

async function adopt(
	context: IHookFunctions,
	send: Send,
	endpoint: WebhookEndpoint,
	wanted: WantedEndpoint,
): Promise<Gained> {
	const { id } = endpoint;
	const description = markedDescription(wanted, endpoint.description);
	const changes = {
		...drift(endpoint, wanted),
		...(description !== endpoint.description && { description }),
	};
	if (Object.keys(changes).length > 0) await updateEndpoint(send, id, changes);
	const { secret } = await rotateSecret(send, id, { graceSeconds: GRACE_SECONDS });
	const graceEndsAt = Date.now() + GRACE_SECONDS * 1000;
	return gained(context, 'rotate the signing secret', { id, secret, graceEndsAt });
}

function gained(
	context: IHookFunctions,
	purpose: string,
	{ id, secret, graceEndsAt }: { id: unknown; secret: unknown; graceEndsAt: number },
): Gained {
	if (typeof id === 'string' && id && typeof secret === 'string' && secret) {
		return { endpointId: id, secret, graceEndsAt };
	}
	throw unexpected(context.getNode(), { purpose }, 'its answer lacks the ID or the signing secret');
}

const ownedByAnother = (context: IHookFunctions, endpoint: WebhookEndpoint) =>
	new NodeOperationError(
		context.getNode(),
		`Endpoint ${endpoint.id} at Dinie delivers to this URL already and belongs to another trigger, marked ${markIn(endpoint)}. Unpublish that workflow, or delete the endpoint with the Dinie node, then publish again`,
	);
