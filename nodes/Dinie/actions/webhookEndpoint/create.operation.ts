import { dinieApi } from '../../transport/request';
import { createEndpoint } from '../../transport/webhookEndpoints';
import { subscriptionIn } from '../eventNames';
import type { Operation } from '../operation';
import { additionalFields, events, SECRET_HINT, url } from './fields';
import { collectionIn, descriptionIn, httpsUrlIn } from './input';
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

	async execute(context, itemIndex) {
		const { additionalEvents, description } = collectionIn(context, itemIndex, 'additionalFields');
		const chosen = context.getNodeParameter('events', itemIndex);
		const fields = {
			url: httpsUrlIn(context, itemIndex, context.getNodeParameter('url', itemIndex)),
			events: subscriptionIn(context, itemIndex, { events: chosen, additionalEvents }),
			...(description !== undefined && {
				description: descriptionIn(context, itemIndex, description),
			}),
		};
		return withOwner(await createEndpoint(dinieApi(context, { itemIndex }), fields));
	},
};
