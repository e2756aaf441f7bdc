import type { Send } from '../../transport/send';
import {
	allEndpoints,
	createEndpoint,
	updateEndpoint,
	type WebhookEndpoint,
} from '../../transport/webhookEndpoints';
import { isSameUrl } from '../../url';
import { subscriptionIn } from '../eventNames';
import type { Operation } from '../operation';
import {
	additionalEvents,
	additionalFields,
	description,
	events,
	options,
	SECRET_HINT,
	url,
} from './fields';
import { descriptionIn, httpsUrlIn } from './input';
import { isTriggerManagedAllowed, keepingMark, requireUnmanaged, withOwner } from './ownership';
import { ENDPOINT, SECRET } from './sample';

const CONSEQUENCE =
	'it would receive other events than its trigger asks for until the workflow is published again';

export const upsert: Operation = {
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update webhook endpoint',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	hint: `${SECRET_HINT} An endpoint that exists already keeps its secret, which is then not in the output.`,
	returnsSecret: true,
	properties: [{ ...url, required: true }, events, additionalFields, options],
	sample: { ...ENDPOINT, secret: SECRET },

	async execute(item) {
		const added = item.collection(additionalFields);
		const text = added(description);
		const target = httpsUrlIn(item.field(url));
		const fields = {
			events: subscriptionIn(item.field(events), added(additionalEvents)),
			...(text && { description: descriptionIn(text) }),
		};
		const isAllowed = isTriggerManagedAllowed(item);

		const wanted = { url: target, ...fields };
		const key = item.idempotencyKey(wanted);
		// What an earlier try has made is asked for again: only that answer holds the secret.
		const present = item.isBegun(key) ? undefined : await endpointAt(item.dinie, target);
		if (!present) {
			item.noteBegun(key);
			return withOwner(await createEndpoint(item.dinie, wanted, key));
		}
		if (!isAllowed) requireUnmanaged(item, present, CONSEQUENCE);
		if (fields.description !== undefined) {
			fields.description = keepingMark(present, fields.description);
		}
		return withOwner(await updateEndpoint(item.dinie, present.id, fields));
	},
};

async function endpointAt(send: Send, target: string): Promise<WebhookEndpoint | undefined> {
	for await (const endpoint of allEndpoints(send)) {
		if (isSameUrl(endpoint.url, target)) return endpoint;
	}
	return undefined;
}
