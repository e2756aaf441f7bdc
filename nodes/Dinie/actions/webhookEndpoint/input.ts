import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { whyNoDescription } from '../../ownershipMark';
import type { EndpointFields } from '../../transport/webhookEndpoints';
import { badInput } from '../operation';
import { ENDPOINT_ID, NOT_AN_ID } from './fields';

/** The fields of a collection that the user added. */
export const collectionIn = (context: IExecuteFunctions, itemIndex: number, name: string) =>
	context.getNodeParameter(name, itemIndex, {}) as IDataObject;

/** The ID of the endpoint that was chosen. */
export function endpointIdIn(context: IExecuteFunctions, itemIndex: number): string {
	const value = context.getNodeParameter('endpointId', itemIndex, '', { extractValue: true });
	const id = String(value ?? '').trim();
	if (new RegExp(`^${ENDPOINT_ID}$`).test(id)) return id;
	const complaint =
		id === ''
			? "'Webhook Endpoint' is empty: choose one from the list, or give its ID"
			: `${NOT_AN_ID}, not '${id}'`;
	throw badInput(context, itemIndex, complaint);
}

/** A URL that Dinie can deliver to. */
export function httpsUrlIn(context: IExecuteFunctions, itemIndex: number, value: unknown): string {
	const text = String(value ?? '').trim();
	const example = 'e.g. https://partner.example.com/webhooks/dinie';
	if (!URL.canParse(text)) {
		const complaint = text === '' ? 'is empty' : `is not a URL: '${text}'`;
		throw badInput(context, itemIndex, `'URL' ${complaint}. Write it in full, ${example}`);
	}
	if (new URL(text).protocol === 'https:') return text;
	throw badInput(
		context,
		itemIndex,
		`'URL' must start with https://, ${example}: Dinie does not deliver to '${text}'`,
	);
}

/** A person's text; empty clears it. */
export function descriptionIn(
	context: IExecuteFunctions,
	itemIndex: number,
	value: unknown,
): string {
	const text = String(value ?? '').trim();
	const complaint = whyNoDescription(text);
	if (complaint) throw badInput(context, itemIndex, complaint);
	return text;
}

export function statusIn(
	context: IExecuteFunctions,
	itemIndex: number,
	value: unknown,
): NonNullable<EndpointFields['status']> {
	if (value === 'active' || value === 'disabled') return value;
	throw badInput(context, itemIndex, `'Status' must be active or disabled, not '${String(value)}'`);
}

/** A whole number in a range; text of digits will do. */
export function wholeNumberIn(
	context: IExecuteFunctions,
	itemIndex: number,
	{ name, displayName, least, most }: NumberParameter,
): number {
	const value = context.getNodeParameter(name, itemIndex);
	const number = /^\d+$/.test(String(value).trim()) ? Number(value) : NaN;
	if (number >= least && number <= most) return number;
	const range = most === Infinity ? `, ${least} or more` : ` from ${least} to ${most}`;
	throw badInput(
		context,
		itemIndex,
		`'${displayName}' must be a whole number${range}, not '${String(value)}'`,
	);
}

type NumberParameter = { name: string; displayName: string; least: number; most: number };
