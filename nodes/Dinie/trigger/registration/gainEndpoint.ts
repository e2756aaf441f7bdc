import type { IHookFunctions } from 'n8n-workflow';
import { operationError } from '../../errors';
import type { Send } from '../../transport/request';
import { rotateSecret } from '../../transport/rotateSecret';
import {
	allEndpoints,
	createEndpoint,
	removeEndpoint,
	updateEndpoint,
	type WebhookEndpoint,
} from '../../transport/webhookEndpoints';
import { isSameUrl } from '../../url';
import { GRACE_SECONDS } from './rotation';
import {
	drift,
	isOwn,
	markedDescription,
	markIn,
	webhookUrlOf,
	type WantedEndpoint,
} from './wantedEndpoint';

/** An endpoint whose secret is known, and until when (epoch ms) the secret before it is valid too. */
export type Gained = { endpointId: string; secret: string; graceEndsAt: number };

/**
 * Makes Dinie hold exactly one endpoint for this trigger and gains its secret: adopts the one it had, or the one at
 * our URL when that is ours or nobody's, else creates one. Throws when the URL belongs to another trigger.
 */
export async function gainEndpoint(
	context: IHookFunctions,
	send: Send,
	wanted: WantedEndpoint,
	formerId: string | undefined,
): Promise<Gained> {
	const isOurs = (endpoint: WebhookEndpoint) => markIn(endpoint) === wanted.mark;
	const present = await endpointsWhere(
		send,
		(endpoint) =>
			isSameUrl(endpoint.url, wanted.url) || (endpoint.id === formerId && isOurs(endpoint)),
	);
	const [ours, ...surplus] = present.filter(isOurs);
	const adopted = ours ?? present.find((endpoint) => markIn(endpoint) === undefined);
	const [foreign] = present;
	if (!adopted && foreign) throw ownedByAnother(context, foreign);
	for (const { id } of surplus) await removeEndpoint(send, id);
	return adopted ? await adopt(send, adopted, wanted) : await create(send, wanted);
}

/** IDs of this trigger's endpoints, found by URL and mark: for when what was kept of them is lost. */
export async function ownEndpointIds(context: IHookFunctions, send: Send): Promise<string[]> {
	const url = webhookUrlOf(context);
	const present = await endpointsWhere(
		send,
		(endpoint) => isSameUrl(endpoint.url, url) && isOwn(context, endpoint),
	);
	return present.map(({ id }) => id);
}

/** Over all pages. */
async function endpointsWhere(
	send: Send,
	isWanted: (endpoint: WebhookEndpoint) => boolean,
): Promise<WebhookEndpoint[]> {
	const found: WebhookEndpoint[] = [];
	for await (const endpoint of allEndpoints(send)) {
		if (isWanted(endpoint)) found.push(endpoint);
	}
	return found;
}

async function create(send: Send, wanted: WantedEndpoint): Promise<Gained> {
	const { url, events } = wanted;
	const description = markedDescription(wanted);
	const { id, secret } = await createEndpoint(send, { url, events, description });
	return { endpointId: id, secret, graceEndsAt: 0 };
}

async function adopt(
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
	return { endpointId: id, secret, graceEndsAt: Date.now() + GRACE_SECONDS * 1000 };
}

const ownedByAnother = (context: IHookFunctions, endpoint: WebhookEndpoint) =>
	operationError(
		context.getNode(),
		`Endpoint ${endpoint.id} at Dinie delivers to this URL already and belongs to another trigger, marked ${markIn(endpoint)}. Unpublish that workflow, or delete the endpoint with the Dinie node, then publish again`,
	);
