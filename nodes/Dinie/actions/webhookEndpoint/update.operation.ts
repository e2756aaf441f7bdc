import { dinieApi } from '../../transport/request';
import { updateEndpoint, type EndpointFields } from '../../transport/webhookEndpoints';
import { subscriptionIn } from '../eventNames';
import { badInput, type Operation } from '../operation';
import { additionalEvents, description, endpointId, events, options, status, url } from './fields';
import { collectionIn, descriptionIn, httpsUrlIn, statusIn } from './input';
import { changeableEndpoint, keepingMark, withOwner } from './ownership';
import { ENDPOINT } from './sample';

const CONSEQUENCE =
	'until the workflow is published again, the trigger would receive what you write here instead of what it asks for';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update webhook endpoint',
	description: 'Change where and what Dinie delivers, or disable or enable it',
	properties: [
		endpointId,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [additionalEvents, description, events, status, url],
		},
		options,
	],
	sample: ENDPOINT,

	async execute(context, itemIndex) {
		const set = collectionIn(context, itemIndex, 'updateFields');
		const isSubscriptionSet = 'events' in set || Boolean(set.additionalEvents);
		const changes: EndpointFields = {
			...('url' in set && { url: httpsUrlIn(context, itemIndex, set.url) }),
			...(isSubscriptionSet && { events: subscriptionIn(context, itemIndex, set) }),
			...('description' in set && {
				description: descriptionIn(context, itemIndex, set.description),
			}),
			...('status' in set && { status: statusIn(context, itemIndex, set.status) }),
		};
		if (Object.keys(changes).length === 0) {
			throw badInput(context, itemIndex, "'Update Fields' is empty: add a field to change");
		}
		const send = dinieApi(context, { itemIndex });
		const present = await changeableEndpoint(context, itemIndex, send, CONSEQUENCE);
		if (changes.description !== undefined) {
			changes.description = keepingMark(present, changes.description);
		}
		return withOwner(await updateEndpoint(send, present.id, changes));
	},
};
