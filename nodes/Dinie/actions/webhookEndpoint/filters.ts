import type { INodeProperties } from 'n8n-workflow';
import { eventOptions } from '../../events/options';
import { matches } from '../../events/patterns';
import { patternsOf, type WebhookEndpoint } from '../../transport/webhookEndpoints';
import { eventNameIn } from '../eventNames';
import type { Item } from '../item';
import { status, STATUSES } from './fields';

const event: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	options: eventOptions,
	default: 'customer.active',
	description: 'Only endpoints that receive this event, whatever else they receive',
};

export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [event, status],
};

/** Whether an endpoint passes the filters that are set. */
export function filterIn(item: Item): (endpoint: WebhookEndpoint) => boolean {
	const given = item.collection(filters);
	const wantedStatus = given(status)?.oneOf(STATUSES);
	const chosen = given(event);
	const wantedEvent = chosen && eventNameIn(chosen);
	return (endpoint) =>
		(wantedStatus === undefined || endpoint.status === wantedStatus) &&
		(wantedEvent === undefined || receives(endpoint, wantedEvent));
}

function receives(endpoint: WebhookEndpoint, type: string): boolean {
	const patterns = patternsOf(endpoint);
	return patterns.length === 0 || patterns.some((pattern) => matches(pattern, type));
}
