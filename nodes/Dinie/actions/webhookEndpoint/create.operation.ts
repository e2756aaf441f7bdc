import { createEndpoint } from '../../transport/webhookEndpoints';
import { subscriptionIn } from '../eventNames';
import type { Operation } from '../operation';
import {
	additionalEvents,
	additionalFields,
	description,
	events,
	SECRET_HINT,
	url,
} from './fields';
import { descriptionIn, httpsUrlIn } from './input';
import { withOwner } from './ownership';
import { ENDPOINT, SECRET } from './sample';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create webhook endpoint',
	description: 'Have Dinie deliver events to a URL',
	hint: SECRET_HINT,
	returnsSecret: true,
	properties: [{ ...url, required: true }, events, additionalFields],
	sample: { ...ENDPOINT, secret: SECRET },

	async execute(item) {
		const added = item.collection(additionalFields);
		const text = added(description);
		const fields = {
			url: httpsUrlIn(item.field(url)),
			events: subscriptionIn(item.field(events), added(additionalEvents)),
			...(text && { description: descriptionIn(text) }),
		};
		return withOwner(await createEndpoint(item.dinie, fields, item.idempotencyKey(fields)));
	},
};
