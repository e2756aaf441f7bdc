import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { withoutPersonalData } from '../../personalData';
import { parseEnvelope, toItem } from '../../webhook/item';
import { readDelivery } from '../../webhook/signature';
import { memoryOf } from '../memory';
import { isSubscribed } from '../routing';
import { readSettings } from '../settings';
import { isTestMode } from '../testRun';
import { answer, notNow, refused, type Outcome } from './answers';
import { takeOnce } from './duplicates';
import { readRawBody } from './rawBody';
import { verify } from './verify';

/** What happens when Dinie calls. */
export async function receiveDelivery(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return answer(this, await take(this));
}

async function take(context: IWebhookFunctions): Promise<Outcome> {
	const body = await readRawBody(context);
	if (typeof body === 'string') return refused(body);
	const delivery = readDelivery(context.getRequestObject().headers, body);
	if (typeof delivery === 'string') return refused(delivery);
	// n8n copies the whole node each time that it is asked for.
	const [settings, memory] = [readSettings(context), memoryOf(context)];
	const verified = await verify(context, memory, settings, delivery);
	if ('is' in verified) return verified;

	const envelope = parseEnvelope(delivery.text);
	if (!envelope) return refused('invalid_payload');
	if (!isSubscribed(envelope.type, settings)) return { is: 'received' };
	const { endpointId } = verified;
	if (settings.ignoreDuplicates && !isTestMode(context)) {
		const before = takeOnce(context, `${memory.key} ${endpointId ?? ''} ${delivery.webhookId}`);
		if (before === 'inFlight') return notNow('delivery_in_progress');
		if (before === 'accepted') return { is: 'received' };
	}
	const { webhookId, timestamp } = delivery;
	context.logger.debug('Dinie Trigger accepted a delivery', { webhookId, timestamp });
	const item = toItem(envelope, { webhookId, timestamp, endpointId });
	return { is: 'accepted', item: settings.removePersonalData ? withoutPersonalData(item) : item };
}
