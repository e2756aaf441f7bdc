import type { IDataObject } from 'n8n-workflow';
import type { Send } from './send';

const PAGE_SIZE = 100;

/** One of the lists of Dinie. */
export type List = {
	path: string;
	/** Completes "Dinie refused to …". */
	purpose: string;
	qs?: IDataObject;
};

/** An entry of a list: whatever Dinie says of it, it has an ID. */
export type Entry = IDataObject & { id: string };

export type Page = {
	entries: Entry[];
	/** What the next page starts after; nothing on the last. */
	next?: string;
};

/**
 * The pages of a list, as far as the caller reads on. An entry comes once, though pages overlap, and a page that
 * brings nothing new is the last, whatever Dinie says of more.
 */
export async function* pagesOf(
	send: Send,
	{ path, purpose, qs }: List,
	{ limit = PAGE_SIZE, startingAfter }: { limit?: number; startingAfter?: string } = {},
): AsyncGenerator<Page> {
	const seen = new Set([startingAfter]);
	for (let after = startingAfter; ; ) {
		const { data, has_more } = await send({
			purpose,
			method: 'GET',
			path,
			qs: { ...qs, limit, ...(after && { starting_after: after }) },
			expected: { data: 'list' },
		});
		const received = (data as unknown[]).filter(isEntry);
		const entries = received.filter(({ id }) => !seen.has(id) && seen.add(id));
		after = received.at(-1)?.id;
		const isLast = has_more !== true || entries.length === 0;
		yield { entries, ...(!isLast && { next: after }) };
		if (isLast) return;
	}
}

/** The first entries of a list, or all of them, page by page. */
export async function* entriesOf(send: Send, list: List, most = Infinity): AsyncGenerator<Entry> {
	let left = most;
	for await (const { entries } of pagesOf(send, list, { limit: Math.min(most, PAGE_SIZE) })) {
		yield* entries.slice(0, left);
		left -= entries.length;
		if (left <= 0) return;
	}
}

function isEntry(value: unknown): value is Entry {
	if (typeof value !== 'object' || value === null || !('id' in value)) return false;
	return typeof value.id === 'string' && value.id !== '';
}
