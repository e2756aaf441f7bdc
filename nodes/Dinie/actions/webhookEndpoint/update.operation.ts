import type { INodeProperties } from 'n8n-workflow';
import { withAddedEvents } from '../../events/patterns';
import { patternsOf, updateEndpoint, type EndpointFields } from '../../transport/webhookEndpoints';
import { additionalEventsIn, chosenEventsIn } from '../eventNames';
import type { Operation } from '../operation';
import {
	additionalEvents,
	description,
	endpointId,
	events,
	options,
	status,
	STATUSES,
	url,
} from './fields';
import { descriptionIn, httpsUrlIn } from './input';
import { changeableEndpoint, keepingMark, withOwner } from './ownership';
import { ENDPOINT } from './sample';

const CONSEQUENCE =
	'until the workflow is published again, the trigger would receive what you write here instead of what it asks for';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [additionalEvents, description, events, status, url],
};

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update webhook endpoint',
	description: 'Change where and what Dinie delivers, or disable or enable it',
	properties: [endpointId, updateFields, options],
	sample: ENDPOINT,

	async execute(item) {
		const given = item.collection(updateFields);
		const [newUrl, chosen, text, newStatus] = [url, events, description, status].map(given);
		if (newUrl && item.isForAgent()) {
			throw newUrl.refuse(
				'is not for AI agents to change: where events are delivered to is decided by people. Run Update in a Dinie node of the workflow instead of a tool',
			);
		}
		const added = additionalEventsIn(given(additionalEvents));
		const changes: EndpointFields = {
			...(newUrl && { url: httpsUrlIn(newUrl) }),
			...(chosen && { events: withAddedEvents(chosenEventsIn(chosen), added) }),
			...(text && { description: descriptionIn(text) }),
			...(newStatus && { status: newStatus.oneOf(STATUSES) }),
		};
		if (Object.keys(changes).length === 0 && added.length === 0) {
			throw item.refuse("'Update Fields' is empty: add a field to change");
		}
		const present = await changeableEndpoint(item, CONSEQUENCE);
		if (added.length > 0) changes.events ??= withAddedEvents(patternsOf(present), added);
		if (changes.description !== undefined) {
			changes.description = keepingMark(present, changes.description);
		}
		return withOwner(await updateEndpoint(item.dinie, present.id, changes));
	},
};
