import { whyNoDescription } from '../../ownershipMark';
import { normalizedUrl } from '../../url';
import type { Field } from '../field';
import type { Item } from '../item';
import { ENDPOINT_ID, NOT_AN_ID, endpointId } from './fields';

/** The ID of the endpoint that was chosen. */
export function endpointIdIn(item: Item): string {
	const { field } = item.field(endpointId).chosen();
	const id = field.anyText();
	if (new RegExp(`^${ENDPOINT_ID}$`).test(id)) return id;
	if (id === '') throw field.refuse('is empty: choose one from the list, or give its ID');
	throw field.complain(`${NOT_AN_ID}, not '${id}'`);
}

/** A URL that Dinie can deliver to, written as it is sent and compared. */
export function httpsUrlIn(field: Field): string {
	const text = field.anyText();
	const example = 'e.g. https://partner.example.com/webhooks/dinie';
	if (!URL.canParse(text)) {
		const complaint = text === '' ? 'is empty' : `is not a URL: '${text}'`;
		throw field.refuse(`${complaint}. Write it in full, ${example}`);
	}
	if (new URL(text).protocol === 'https:') return normalizedUrl(text);
	throw field.refuse(`must start with https://, ${example}: Dinie does not deliver to '${text}'`);
}

/** A person's text; empty clears it. */
export function descriptionIn(field: Field): string {
	const text = field.text();
	const complaint = whyNoDescription(text);
	if (complaint) throw field.complain(complaint);
	return text;
}
