import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { entriesOf, type Entry, type List } from './pages';
import { isGone } from './problemKinds';
import type { Send } from './send';

const PATH = '/webhooks/endpoints';

/** The list of all endpoints. */
export const ENDPOINTS: List = { path: PATH, purpose: 'list the webhook endpoints' };

/** An endpoint as Dinie returns it: only the ID is sure. Times are ISO 8601 text or epoch seconds. */
export type WebhookEndpoint = Entry & {
	url?: string | null;
	events?: string[] | null;
	description?: string | null;
	/** `active`, `disabled`, or what Dinie adds later. */
	status?: string | null;
};

/** What an endpoint is subscribed to; nothing is every event. */
export const patternsOf = ({ events }: WebhookEndpoint): string[] =>
	Array.isArray(events) ? events.filter((each) => typeof each === 'string') : [];

/** The fields of an endpoint that can be written; those left out keep their value. */
export type EndpointFields = {
	url?: string;
	events?: string[];
	description?: string;
	status?: 'active' | 'disabled';
};

export type Rotation = IDataObject & {
	id: string;
	secret: string;
	previous_secret_expires_at: string | number;
};

/** The answer carries the signing secret, as only this and a rotation's do; the same key gives it again. */
export async function createEndpoint(
	send: Send,
	fields: EndpointFields & { url: string },
	idempotencyKey: string = randomUUID(),
) {
	const purpose = 'create the webhook endpoint';
	const request = { purpose, method: 'POST', path: PATH, body: fields } as const;
	const expected = { id: 'text', secret: 'text' } as const;
	const answer = await send({ ...request, idempotencyKey, expected });
	return answer as WebhookEndpoint & { secret: string };
}

export async function getEndpoint(send: Send, id: string): Promise<WebhookEndpoint> {
	const purpose = `fetch webhook endpoint ${id}`;
	const request = { purpose, method: 'GET', path: pathOf(id) } as const;
	return (await send({ ...request, expected: { id: 'text', url: 'text' } })) as WebhookEndpoint;
}

export async function updateEndpoint(
	send: Send,
	id: string,
	fields: EndpointFields,
): Promise<WebhookEndpoint> {
	const purpose = `update webhook endpoint ${id}`;
	const request = { purpose, method: 'PATCH', path: pathOf(id), body: fields } as const;
	// An answer without an endpoint in it says nothing of what became of the change.
	return (await send({ ...request, expected: { id: 'text' } })) as WebhookEndpoint;
}

export async function deleteEndpoint(send: Send, id: string): Promise<void> {
	await send({ purpose: `delete webhook endpoint ${id}`, method: 'DELETE', path: pathOf(id) });
}

/** Deletes an endpoint; one that is gone already counts as done. */
export async function removeEndpoint(send: Send, id: string): Promise<void> {
	await deleteEndpoint(send, id).catch((error: Error) => {
		if (!isGone(error)) throw error;
	});
}

/** Every endpoint once, page by page, as far as the caller reads on. */
export const allEndpoints = (send: Send): AsyncGenerator<WebhookEndpoint> =>
	entriesOf(send, ENDPOINTS);

/** Those that are looked for, over all pages. */
export async function endpointsWhere(
	send: Send,
	isWanted: (endpoint: WebhookEndpoint) => boolean,
): Promise<WebhookEndpoint[]> {
	const found: WebhookEndpoint[] = [];
	for await (const endpoint of allEndpoints(send)) {
		if (isWanted(endpoint)) found.push(endpoint);
	}
	return found;
}

const pathOf = (id: string) => `${PATH}/${encodeURIComponent(id)}`;
