import { requireWebhookSecrets } from '../../webhook/credentialSecrets';
import { parseEnvelope, toItem } from '../../webhook/item';
import { readDelivery, whyRefused } from '../../webhook/signature';
import { badInput, type Operation } from '../operation';
import { deliveryFields, headersIn, rawBodyIn } from './deliveryFields';
import { REFUSALS } from './refusals';
import { EVENT_ITEM } from './sample';

export const verify: Operation = {
	value: 'verify',
	name: 'Verify',
	action: 'Verify webhook event',
	description: 'Check the signature of a delivery that a Webhook node received, and read its event',
	properties: deliveryFields,
	sample: EVENT_ITEM,

	async execute(context, itemIndex) {
		const secrets = await requireWebhookSecrets(context);
		const body = await rawBodyIn(context, itemIndex);
		const delivery = readDelivery(headersIn(context, itemIndex), body);
		if (typeof delivery === 'string') throw badInput(context, itemIndex, REFUSALS[delivery]);
		const refusal = whyRefused(delivery, secrets);
		if (refusal) throw badInput(context, itemIndex, REFUSALS[refusal]);
		const envelope = parseEnvelope(delivery.text);
		if (!envelope) throw badInput(context, itemIndex, REFUSALS.invalid_payload);
		return toItem(envelope, { ...delivery, endpointId: null });
	},
};
