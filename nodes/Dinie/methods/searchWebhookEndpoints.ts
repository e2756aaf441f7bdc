import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { ownerIn, withoutMark } from '../ownershipMark';
import { dinieApi } from '../transport/request';
import { getEndpointPage, type WebhookEndpoint } from '../transport/webhookEndpoints';

/** A page of endpoints whose ID, URL, description or status holds the text searched for. */
export async function searchWebhookEndpoints(
	this: ILoadOptionsFunctions,
	text = '',
	startingAfter?: string,
): Promise<INodeListSearchResult> {
	const send = dinieApi(this);
	for (let after = startingAfter; ; ) {
		const page = await getEndpointPage(send, after ? { startingAfter: after } : {});
		const results = page.endpoints.map(toListItem).filter((item) => holds(item, text));
		after = page.endpoints.at(-1)?.id;
		if (!page.hasMore || !after) return { results };
		// Dinie cannot search: a page without a hit must not look like the end of the list.
		if (results.length > 0) return { results, paginationToken: after };
	}
}

// The URL comes last: it is long, and the list cuts what does not fit.
function toListItem({ id, url, description, status }: WebhookEndpoint): INodeListSearchItems {
	const facts = ownerIn(description) ? `${status}, trigger-managed` : status;
	return { name: `${withoutMark(description) || 'No description'} (${facts}): ${url}`, value: id };
}

const holds = ({ name, value }: INodeListSearchItems, text: string) =>
	`${name} ${value}`.toLowerCase().includes(text.trim().toLowerCase());
