import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { pagesOf, type Entry, type List } from '../transport/pages';
import { dinieApi } from '../transport/request';

type Search = (
	this: ILoadOptionsFunctions,
	text?: string,
	startingAfter?: string,
) => Promise<INodeListSearchResult>;

/** A page of a list to choose from: entries whose name or ID holds the text searched for. */
export const searchIn = <Record extends Entry>(
	list: List,
	nameOf: (entry: Record) => string,
): Search =>
	async function search(text = '', startingAfter) {
		for await (const { entries, next } of pagesOf(dinieApi(this), list, {
			...(startingAfter && { startingAfter }),
		})) {
			const results = (entries as Record[])
				.map((entry) => ({ name: nameOf(entry), value: entry.id }))
				.filter((choice) => holds(choice, text));
			// Dinie cannot search: a page without a hit must not look like the end of the list.
			if (results.length > 0) return { results, ...(next && { paginationToken: next }) };
		}
		return { results: [] };
	};

/** The first of these fields that says something. */
export const firstOf = (entry: IDataObject, ...fields: string[]): string =>
	String(fields.map((field) => entry[field]).find((value) => value) ?? '');

const holds = ({ name, value }: INodeListSearchItems, text: string) =>
	`${name} ${value}`.toLowerCase().includes(text.trim().toLowerCase());
