import { randomUUID } from 'node:crypto';
import type { INodeProperties } from 'n8n-workflow';
import { singleEventOptions } from '../../events/options';
import { EVENTS, type EventType } from '../../events/catalogue';
import { toItem } from '../../webhook/item';
import { requireKnown } from '../eventNames';
import type { Operation } from '../operation';
import { EVENT_ITEM } from './sample';

const event: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	options: singleEventOptions,
	default: 'customer.active',
};

export const getSample: Operation = {
	value: 'getSample',
	name: 'Get Sample',
	action: 'Get sample of webhook event',
	description: 'Make an item like those of the Dinie Trigger, to map fields before the first event',
	needsNoCredential: true,
	properties: [event],
	sample: EVENT_ITEM,

	async execute(item) {
		const field = item.field(event);
		const type = field.anyText();
		requireKnown(field, type, { known: Object.keys(EVENTS) });
		const now = Math.floor(Date.now() / 1000);
		const { data } = structuredClone(EVENTS[type as EventType]);
		return toItem(
			{ type, timestamp: now, data },
			{ webhookId: `msg_sample_${randomUUID()}`, timestamp: String(now), endpointId: null },
		);
	},
};
