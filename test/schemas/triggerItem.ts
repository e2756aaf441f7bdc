import type { IDataObject } from 'n8n-workflow';
import { EVENTS } from '../../nodes/Dinie/events/catalogue';
import { parseEnvelope, toItem } from '../../nodes/Dinie/webhook/item';

/** What the SDKs' form of the contract has around an event; the documentation has the rest only. */
const SDK_ENVELOPE = {
	id: 'evt_0f1e2d3c4b5a69788796a5b4c3d2e1f0',
	api_version: '2026-03-01',
	created_at: 1772618400,
	delivery_id: 'dlv_9a8b7c6d5e4f30211203f4e5d6c7b8a9',
};

/** An item of the trigger whose `data` has the fields of every event, in both forms of the contract. */
export function triggerItem(): IDataObject {
	const forms = Object.values(EVENTS).flatMap(({ data, otherForm }) => [data, otherForm]);
	const kyc = forms.flatMap((form) => ('kyc' in form ? form.kyc : []));
	const data: object = Object.assign({}, ...[...forms].reverse(), { kyc });
	const event = { type: 'loan.error', timestamp: '2026-03-04T10:00:00Z', data, ...SDK_ENVELOPE };
	const envelope = parseEnvelope(JSON.stringify(event));
	if (!envelope) throw new Error('the sample is not an event');
	return toItem(envelope, { webhookId: 'evt_1', timestamp: '1772618400', endpointId: 'we_1' });
}
