import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Item } from '../item';

const bodyFrom: INodeProperties = {
	displayName: 'Body From',
	name: 'bodyFrom',
	type: 'options',
	options: [
		{
			name: 'Binary Field',
			value: 'binary',
			description: "What the Webhook node gives when its option 'Raw Body' is on",
		},
		{ name: 'Text', value: 'text', description: 'The body exactly as it arrived, not parsed' },
	],
	default: 'binary',
};

const binaryPropertyName: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	displayOptions: { show: { bodyFrom: ['binary'] } },
	hint: 'The name of the input field containing the binary data of the body',
};

const rawBody: INodeProperties = {
	displayName: 'Raw Body',
	name: 'rawBody',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.body }}',
	required: true,
	displayOptions: { show: { bodyFrom: ['text'] } },
};

const headers: INodeProperties = {
	displayName: 'Headers',
	name: 'headers',
	type: 'json',
	default: '={{ $json.headers }}',
	description: 'Those of the delivery, as the Webhook node gives them',
};

/** Where a delivery is read from. */
export const deliveryFields = [bodyFrom, binaryPropertyName, rawBody, headers];

/** The bytes of the body, from a binary field or from text. */
export async function rawBodyIn(item: Item): Promise<Buffer> {
	if (item.field(bodyFrom).oneOf(['binary', 'text']) === 'binary') {
		const field = item.field(binaryPropertyName);
		const name = field.anyText();
		const body = await item.binary(name);
		if (body) return body;
		throw field.refuse(
			`names no binary field of this item: '${name}'. Turn on 'Raw Body' in the Webhook node, or correct the name`,
		);
	}
	const field = item.field(rawBody);
	if (typeof field.value === 'string' && field.value !== '') return Buffer.from(field.value);
	throw field.refuse(
		`is ${field.value === '' ? 'empty' : 'not text'}: the signature is over the body exactly as it arrived. Turn on 'Raw Body' in the Webhook node and choose 'Binary Field' here`,
	);
}

/** The headers of the delivery, names in lower case. */
export function headersIn(item: Item): IDataObject {
	const given = item.field(headers).object('drag in the headers that the Webhook node gives');
	return Object.fromEntries(
		Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]),
	);
}
