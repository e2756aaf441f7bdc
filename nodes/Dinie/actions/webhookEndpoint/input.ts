import { whyNoDescription } from '../../ownershipMark';
import { normalizedUrl } from '../../url';
import type { Field } from '../field';
import type { Item } from '../item';
import { recordIdIn } from '../recordId';
import { endpointId } from './fields';

/** The ID of the endpoint that was chosen. */
export const endpointIdIn = (item: Item): string =>
	recordIdIn(
		item.field(endpointId).chosen().field,
		'we',
		'choose one from the list, or give its ID',
	);

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
