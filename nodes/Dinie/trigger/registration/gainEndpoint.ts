import type { INode } from 'n8n-workflow';
import { nodeError, operationError } from '../../errors';
import type { Send } from '../../transport/send';
import {
	createEndpoint,
	endpointsWhere,
	patternsOf,
	removeEndpoint,
	updateEndpoint,
	type EndpointFields,
	type WebhookEndpoint,
} from '../../transport/webhookEndpoints';
import { isSameUrl } from '../../url';
import { updatedAtOf } from './heldEndpoint';
import { newSecret, rotateInPlace, type Gained } from './rotation';
import {
	drift,
	markedDescription,
	markIn,
	requireAsWanted,
	requireHttps,
	type WantedEndpoint,
} from './wantedEndpoint';

export type Gaining = {
	node: INode;
	send: Send;
	wanted: WantedEndpoint;
	/** An endpoint with our mark that may be adopted although it delivers elsewhere. */
	formerId?: string | undefined;
	/** Called before one is created, whose answer can be lost. */
	onCreate(): void;
};

/**
 * Makes Dinie hold exactly one endpoint for this trigger and gains its secret: adopts the one it had, or the one at
 * our URL when that is ours or nobody's, else creates one. Throws when the URL belongs to another trigger.
 */
export async function gainEndpoint(gaining: Gaining): Promise<Gained> {
	const { node, send, wanted, formerId } = gaining;
	requireHttps(node, wanted.url);
	const isOurs = (endpoint: WebhookEndpoint) => markIn(endpoint) === wanted.mark;
	const present = await endpointsWhere(
		send,
		(endpoint) =>
			isSameUrl(endpoint.url, wanted.url) || (endpoint.id === formerId && isOurs(endpoint)),
	);
	const [ours, ...surplus] = present.filter(isOurs);
	const adopted = ours ?? present.find((endpoint) => markIn(endpoint) === undefined);
	const [foreign] = present;
	if (!adopted && foreign) throw ownedByAnother(node, foreign);
	const gained = adopted ? await adopt(gaining, adopted) : await create(gaining);
	for (const { id } of surplus) await removeEndpoint(send, id);
	return gained;
}

async function create(gaining: Gaining): Promise<Gained> {
	const { send, wanted, onCreate } = gaining;
	const { url, events } = wanted;
	const description = markedDescription(wanted);
	onCreate();
	const { secret, ...endpoint } = await createEndpoint(send, { url, events, description });
	await requireOrTakeBack(gaining, endpoint, async () => await removeEndpoint(send, endpoint.id));
	return { endpointId: endpoint.id, secret, graceEndsAt: 0, updatedAt: updatedAtOf(endpoint) };
}

/** Rotates first, then marks and mends: a publish that fails leaves a person's endpoint as it was. */
async function adopt(gaining: Gaining, endpoint: WebhookEndpoint): Promise<Gained> {
	const { send, wanted } = gaining;
	const { id } = endpoint;
	const description = markedDescription(wanted, endpoint.description);
	const changes = {
		...drift(endpoint, wanted),
		...(description !== endpoint.description && { description }),
	};
	if (Object.keys(changes).length === 0) return await rotateInPlace(send, id);
	const gained = await newSecret(send, id);
	const answer = await updateEndpoint(send, id, changes);
	const before = asItWas(endpoint, changes);
	await requireOrTakeBack(gaining, answer, async () => await updateEndpoint(send, id, before));
	return { ...gained, updatedAt: updatedAtOf(answer) };
}

/** Throws unless the endpoint is as wanted; what Dinie did otherwise is taken back, as far as it can be. */
async function requireOrTakeBack(
	{ node, wanted }: Gaining,
	answer: WebhookEndpoint,
	takeBack: () => Promise<unknown>,
): Promise<void> {
	try {
		requireAsWanted(node, answer, wanted);
	} catch (error) {
		await takeBack().catch(() => undefined);
		throw nodeError(node, error as Error);
	}
}

const asItWas = (endpoint: WebhookEndpoint, changes: EndpointFields): EndpointFields => ({
	...(changes.url !== undefined && { url: endpoint.url ?? '' }),
	...(changes.events && { events: patternsOf(endpoint) }),
	...(changes.description !== undefined && { description: endpoint.description ?? '' }),
	...(changes.status && { status: 'disabled' }),
});

const ownedByAnother = (node: INode, endpoint: WebhookEndpoint) =>
	operationError(
		node,
		`Endpoint ${endpoint.id} at Dinie delivers to this URL already and belongs to another trigger, marked ${markIn(endpoint)}. Unpublish that workflow, or delete the endpoint with the Dinie node, then publish again`,
	);
