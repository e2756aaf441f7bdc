import type { IDataObject } from 'n8n-workflow';
import { EVENTS } from '../../nodes/Dinie/events/catalogue';
import { parseEnvelope, toItem } from '../../nodes/Dinie/webhook/item';

/** An item of the trigger whose `data` has the fields of every event, in both forms of the contract. */
export function triggerItem(): IDataObject {
	const forms = Object.values(EVENTS).flatMap(({ data, otherForm }) => [data, otherForm]);
	const data = Object.assign({}, ...[...forms].reverse()) as object;
	const envelope = parseEnvelope(
		JSON.stringify({ type: 'loan.error', timestamp: '2026-03-04T10:00:00Z', data }),
	);
	if (!envelope) throw new Error('the sample is not an event');
	return toItem(envelope, { webhookId: 'evt_1', timestamp: '1772618400', endpointId: 'we_1' });
}
