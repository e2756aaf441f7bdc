import type { INodeProperties } from 'n8n-workflow';
import { eventOptions } from '../../events/options';
import { recordLocator } from '../recordLocator';

export const endpointId = recordLocator({
	displayName: 'Webhook Endpoint',
	name: 'endpointId',
	kind: 'we',
	searchListMethod: 'searchWebhookEndpoints',
});

export const url: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://partner.example.com/webhooks/dinie',
	description: 'Where Dinie is to deliver events; must start with https://',
};

export const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	options: eventOptions,
	default: [],
	hint: 'Leave empty to receive every event',
};

export const additionalEvents: INodeProperties = {
	displayName: 'Additional Events',
	name: 'additionalEvents',
	type: 'string',
	default: '',
	placeholder: 'e.g. loan.processing, customer.denied',
	description:
		'Comma-separated names of events that Events does not offer yet, sent to Dinie as they are',
};

export const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Production webhook',
	description: 'For people: what the endpoint is for',
};

/** What an endpoint can be set to. */
export const STATUSES = ['active', 'disabled'] as const;

export const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Disabled', value: 'disabled', description: 'Kept, but nothing is delivered' },
	],
	default: 'active',
};

export const allowTriggerManaged: INodeProperties = {
	displayName: 'Allow Trigger-Managed',
	name: 'allowTriggerManaged',
	type: 'boolean',
	default: false,
	description:
		'Whether to go on when the endpoint belongs to a Dinie Trigger, which may then miss events',
};

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [allowTriggerManaged],
};

/** Fields of Create that are not always wanted. */
export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [additionalEvents, description],
};

export const SECRET_HINT =
	'The output holds the signing secret, which Dinie shows this once: store it at once in your secrets manager. n8n keeps it with the execution for as long as that is saved.';
