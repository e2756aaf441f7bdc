import type { INodeProperties } from 'n8n-workflow';
import type { Item } from './item';

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	displayOptions: { show: { returnAll: [false] } },
	description: 'Max number of results to return',
};

/** How much of a list is wanted, as n8n asks it everywhere. */
export const limits = [returnAll, limit];

/** How many results are wanted at the most. */
export const mostIn = (item: Item): number =>
	item.field(returnAll).flag() ? Infinity : item.field(limit).wholeNumber();
