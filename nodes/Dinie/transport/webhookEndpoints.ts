import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { isGone } from './problem';
import type { Send } from './request';

const PATH = '/webhooks/endpoints';
const PAGE_SIZE = 100;

/** An endpoint as Dinie returns it; times are ISO 8601 text or epoch seconds. */
export type WebhookEndpoint = IDataObject & {
	id: string;
	url: string;
	events: string[];
	description: string | null;
	status: 'active' | 'disabled';
};

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

/** The answer carries the signing secret, as only this and a rotation's do. */
export async function createEndpoint(send: Send, fields: EndpointFields & { url: string }) {
	const purpose = 'create the webhook endpoint';
	const request = { purpose, method: 'POST', path: PATH, body: fields } as const;
	const expected = { id: 'text', secret: 'text' } as const;
	const answer = await send({ ...request, idempotencyKey: randomUUID(), expected });
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
	return (await send(request)) as WebhookEndpoint;
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

/** One page of endpoints; `startingAfter` is the last ID of the page before. */
export async function getEndpointPage(
	send: Send,
	{ limit = PAGE_SIZE, startingAfter }: { limit?: number; startingAfter?: string } = {},
): Promise<{ endpoints: WebhookEndpoint[]; hasMore: boolean }> {
	const qs = { limit, ...(startingAfter && { starting_after: startingAfter }) };
	const purpose = 'list the webhook endpoints';
	const request = { purpose, method: 'GET', path: PATH, qs } as const;
	const { data, has_more } = await send({ ...request, expected: { data: 'list' } });
	const endpoints = data as WebhookEndpoint[];
	// A page that ends where the one before did would come again for ever.
	const isFurther = endpoints.length > 0 && endpoints.at(-1)?.id !== startingAfter;
	return { endpoints, hasMore: has_more === true && isFurther };
}

/** Every endpoint, page by page, as far as the caller reads on. */
export async function* allEndpoints(send: Send): AsyncGenerator<WebhookEndpoint> {
	let startingAfter: string | undefined;
	for (;;) {
		const page = await getEndpointPage(send, startingAfter ? { startingAfter } : {});
		yield* page.endpoints;
		startingAfter = page.endpoints.at(-1)?.id;
		if (!page.hasMore) return;
	}
}

const pathOf = (id: string) => `${PATH}/${encodeURIComponent(id)}`;
