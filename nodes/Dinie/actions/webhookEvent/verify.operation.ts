import { parseEnvelope, toItem } from '../../webhook/item';
import { readDelivery, whyRefused } from '../../webhook/signature';
import type { Operation } from '../operation';
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

	async execute(item) {
		const secrets = await item.webhookSecrets();
		const body = await rawBodyIn(item);
		const delivery = readDelivery(headersIn(item), body);
		if (typeof delivery === 'string') throw item.refuse(REFUSALS[delivery]);
		const refusal = whyRefused(delivery, secrets);
		if (refusal) throw item.refuse(REFUSALS[refusal]);
		const envelope = parseEnvelope(delivery.text);
		if (!envelope) throw item.refuse(REFUSALS.invalid_payload);
		return toItem(envelope, { ...delivery, endpointId: null });
	},
};
