import { getEndpoint } from '../../transport/webhookEndpoints';
import type { Operation } from '../operation';
import { endpointId } from './fields';
import { endpointIdIn } from './input';
import { withOwner } from './ownership';
import { ENDPOINT } from './sample';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get webhook endpoint',
	description: 'Retrieve one with its events and status',
	properties: [endpointId],
	sample: ENDPOINT,

	async execute(item) {
		return withOwner(await getEndpoint(item.dinie, endpointIdIn(item)));
	},
};
