import { allEndpoints, type WebhookEndpoint } from '../../transport/webhookEndpoints';
import type { Operation } from '../operation';
import { expectedIn, expectedUrls, missingFrom } from './expected';
import { withHealth } from './health';
import { withOwner } from './ownership';
import { ENDPOINT } from './sample';

export const checkHealth: Operation = {
	value: 'checkHealth',
	name: 'Check Health',
	action: 'Check health of webhook endpoints',
	description:
		'List all of them with what is wrong: disabled, registered twice, left by a test, missing …',
	properties: [expectedUrls],
	sample: { ...ENDPOINT, healthy: false, problems: ['disabled'] },

	async execute(item) {
		const expected = expectedIn(item.field(expectedUrls));
		const endpoints: WebhookEndpoint[] = [];
		for await (const endpoint of allEndpoints(item.dinie)) endpoints.push(endpoint);
		return [...withHealth(endpoints).map(withOwner), ...missingFrom(endpoints, expected)];
	},
};
