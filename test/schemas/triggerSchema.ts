import { EVENTS } from '../../nodes/Dinie/events/catalogue';
import { parseEnvelope, toItem } from '../../nodes/Dinie/webhook/item';
import { schemaOf, type JsonSchema } from './jsonSchema';

/** Schema of the trigger's item, whose `data` is the union of all events in both forms of the contract. */
export function triggerSchema(): JsonSchema & { version: number } {
	const forms = Object.values(EVENTS).flatMap(({ data, otherForm }) => [data, otherForm]);
	const data = Object.assign({}, ...[...forms].reverse()) as object;
	const envelope = parseEnvelope(
		JSON.stringify({ type: 'loan.error', timestamp: '2026-03-04T10:00:00Z', data }),
	);
	if (!envelope) throw new Error('the sample is not an event');
	const delivery = { webhookId: 'evt_1', timestamp: '1772618400', endpointId: 'we_1' };
	return { ...schemaOf(toItem(envelope, delivery)), version: 1 };
}
