import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { badInput } from '../operation';

/** Where a delivery is read from. */
export const deliveryFields: INodeProperties[] = [
	{
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
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		displayOptions: { show: { bodyFrom: ['binary'] } },
		hint: 'The name of the input field containing the binary data of the body',
	},
	{
		displayName: 'Raw Body',
		name: 'rawBody',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.body }}',
		required: true,
		displayOptions: { show: { bodyFrom: ['text'] } },
	},
	{
		displayName: 'Headers',
		name: 'headers',
		type: 'json',
		default: '={{ $json.headers }}',
		description: 'Those of the delivery, as the Webhook node gives them',
	},
];

/** The bytes of the body, from a binary field or from text. */
export async function rawBodyIn(context: IExecuteFunctions, itemIndex: number): Promise<Buffer> {
	if (context.getNodeParameter('bodyFrom', itemIndex) === 'binary') {
		const field = String(context.getNodeParameter('binaryPropertyName', itemIndex)).trim();
		if (!context.getInputData()[itemIndex]?.binary?.[field]) {
			throw badInput(
				context,
				itemIndex,
				`'Input Data Field Name' names no binary field of this item: '${field}'. Turn on 'Raw Body' in the Webhook node, or correct the name`,
			);
		}
		return await context.helpers.getBinaryDataBuffer(itemIndex, field);
	}
	const text = context.getNodeParameter('rawBody', itemIndex);
	if (typeof text === 'string' && text !== '') return Buffer.from(text);
	throw badInput(
		context,
		itemIndex,
		`'Raw Body' is ${text === '' ? 'empty' : 'not text'}: the signature is over the body exactly as it arrived. Turn on 'Raw Body' in the Webhook node and choose 'Binary Field' here`,
	);
}

/** The headers of the delivery, names in lower case. */
export function headersIn(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const headers = parsed(context.getNodeParameter('headers', itemIndex));
	if (typeof headers === 'object' && headers !== null && !Array.isArray(headers)) {
		return Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
		);
	}
	throw badInput(
		context,
		itemIndex,
		"'Headers' is not an object: drag in the headers that the Webhook node gives",
	);
}

function parsed(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}
