import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { eventOptions } from '../../events/options';
import { matches } from '../../events/patterns';
import { patternsOf, type WebhookEndpoint } from '../../transport/webhookEndpoints';
import { status } from './fields';

export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Event',
			name: 'event',
			type: 'options',
			options: eventOptions,
			default: 'customer.active',
			description: 'Only endpoints that receive this event, whatever else they receive',
		},
		status,
	],
};

/** Whether an endpoint passes the filters that are set. */
export function passes(endpoint: WebhookEndpoint, { status: wanted, event }: IDataObject) {
	const patterns = patternsOf(endpoint);
	const isReceived = (type: string) =>
		patterns.length === 0 || patterns.some((pattern) => matches(pattern, type));
	return (!wanted || endpoint.status === wanted) && (!event || isReceived(String(event)));
}
