import { allEndpoints } from '../../transport/webhookEndpoints';
import { limits, mostIn } from '../limits';
import type { Operation } from '../operation';
import { filters, filterIn } from './filters';
import { withOwner } from './ownership';
import { ENDPOINT } from './sample';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many webhook endpoints',
	description: 'List many with their events and status',
	properties: [...limits, filters],
	sample: ENDPOINT,

	async execute(item) {
		const passes = filterIn(item);
		const most = mostIn(item);
		const found = [];
		for await (const endpoint of allEndpoints(item.dinie)) {
			if (passes(endpoint)) found.push(withOwner(endpoint));
			if (found.length >= most) break;
		}
		return found;
	},
};
