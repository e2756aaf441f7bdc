import { dinieApi } from '../../transport/request';
import { allEndpoints } from '../../transport/webhookEndpoints';
import type { Operation } from '../operation';
import { filters, passes } from './filters';
import { collectionIn, wholeNumberIn } from './input';
import { withOwner } from './ownership';
import { ENDPOINT } from './sample';

const LIMIT = { name: 'limit', displayName: 'Limit', least: 1, most: Infinity };

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many webhook endpoints',
	description: 'List many with their events and status',
	properties: [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: LIMIT.displayName,
			name: LIMIT.name,
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
		filters,
	],
	sample: ENDPOINT,

	async execute(context, itemIndex) {
		const wanted = collectionIn(context, itemIndex, 'filters');
		const isAll = context.getNodeParameter('returnAll', itemIndex) === true;
		const most = isAll ? Infinity : wholeNumberIn(context, itemIndex, LIMIT);
		const found = [];
		for await (const endpoint of allEndpoints(dinieApi(context, { itemIndex }))) {
			if (passes(endpoint, wanted)) found.push(withOwner(endpoint));
			if (found.length >= most) break;
		}
		return found;
	},
};
