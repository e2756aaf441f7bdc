import { allEndpoints, type WebhookEndpoint } from '../../transport/webhookEndpoints';
import type { Operation } from '../operation';
import { withHealth } from './health';
import { withOwner } from './ownership';
import { ENDPOINT } from './sample';

export const checkHealth: Operation = {
	value: 'checkHealth',
	name: 'Check Health',
	action: 'Check health of webhook endpoints',
	description: 'List all of them with what is wrong: disabled, registered twice, left by a test …',
	properties: [],
	sample: { ...ENDPOINT, healthy: false, problems: ['disabled'] },

	async execute(item) {
		const endpoints: WebhookEndpoint[] = [];
		for await (const endpoint of allEndpoints(item.dinie)) {
			endpoints.push(endpoint);
		}
		return withHealth(endpoints).map(withOwner);
	},
};
