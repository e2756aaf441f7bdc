import { dinieApi, type Send } from '../../transport/request';
import {
	allEndpoints,
	createEndpoint,
	updateEndpoint,
	type WebhookEndpoint,
} from '../../transport/webhookEndpoints';
import { isSameUrl } from '../../url';
import { subscriptionIn } from '../eventNames';
import type { Operation } from '../operation';
import { additionalFields, events, options, SECRET_HINT, url } from './fields';
import { collectionIn, descriptionIn, httpsUrlIn } from './input';
import { keepingMark, requireChangeable, withOwner } from './ownership';
import { ENDPOINT, SECRET } from './sample';

export const upsert: Operation = {
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update webhook endpoint',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	hint: `${SECRET_HINT} An endpoint that exists already keeps its secret, which is then not in the output.`,
	returnsSecret: true,
	properties: [{ ...url, required: true }, events, additionalFields, options],
	sample: { ...ENDPOINT, secret: SECRET },

	async execute(context, itemIndex) {
		const { additionalEvents, description } = collectionIn(context, itemIndex, 'additionalFields');
		const chosen = context.getNodeParameter('events', itemIndex);
		const target = httpsUrlIn(context, itemIndex, context.getNodeParameter('url', itemIndex));
		const subscription = subscriptionIn(context, itemIndex, { events: chosen, additionalEvents });
		const text =
			description === undefined ? undefined : descriptionIn(context, itemIndex, description);

		const send = dinieApi(context, { itemIndex });
		const present = await endpointAt(send, target);
		const fields = { events: subscription, ...(text !== undefined && { description: text }) };
		if (!present) return withOwner(await createEndpoint(send, { url: target, ...fields }));
		requireChangeable(
			context,
			itemIndex,
			present,
			'it would receive other events than its trigger asks for until the workflow is published again',
		);
		if (text !== undefined) fields.description = keepingMark(present, text);
		return withOwner(await updateEndpoint(send, present.id, fields));
	},
};

async function endpointAt(send: Send, url: string): Promise<WebhookEndpoint | undefined> {
	for await (const endpoint of allEndpoints(send)) {
		if (isSameUrl(endpoint.url, url)) return endpoint;
	}
	return undefined;
}
