import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { ownerIn, withoutMark } from '../ownershipMark';
import { dinieApi } from '../transport/request';
import { pagesOf } from '../transport/pages';
import { ENDPOINTS, type WebhookEndpoint } from '../transport/webhookEndpoints';

/** A page of endpoints whose ID, URL, description or status holds the text searched for. */
export async function searchWebhookEndpoints(
	this: ILoadOptionsFunctions,
	text = '',
	startingAfter?: string,
): Promise<INodeListSearchResult> {
	for await (const { entries, next } of pagesOf(dinieApi(this), ENDPOINTS, {
		...(startingAfter && { startingAfter }),
	})) {
		const results = entries.map(toListItem).filter((item) => holds(item, text));
		// Dinie cannot search: a page without a hit must not look like the end of the list.
		if (results.length > 0) return { results, ...(next && { paginationToken: next }) };
	}
	return { results: [] };
}

// The URL comes last: it is long, and the list cuts what does not fit.
function toListItem({ id, url, description, status }: WebhookEndpoint): INodeListSearchItems {
	const facts = [status ?? 'status unknown', ownerIn(description) && 'trigger-managed'];
	const label = withoutMark(description) || 'No description';
	return {
		name: `${label} (${facts.filter(Boolean).join(', ')}): ${url ?? 'no URL'}`,
		value: id,
	};
}

const holds = ({ name, value }: INodeListSearchItems, text: string) =>
	`${name} ${value}`.toLowerCase().includes(text.trim().toLowerCase());
