import { readDelivery } from '../../../nodes/Dinie/webhook/signature';

const headers = {
	'webhook-id': 'evt_1',
	'webhook-timestamp': '1772618400',
	'webhook-signature': 'v1,eA==',
};
const MEBIBYTE = 1024 * 1024;

const textOf = (body: Uint8Array) => {
	const delivery = readDelivery(headers, body);
	return typeof delivery === 'string' ? delivery : delivery.text;
};

test('reads headers and text of a delivery', () => {
	expect(readDelivery(headers, Buffer.from('{"type":"loan.error"}'))).toEqual({
		webhookId: 'evt_1',
		timestamp: '1772618400',
		signature: 'v1,eA==',
		text: '{"type":"loan.error"}',
	});
});

test('a byte order mark is signed like any other byte, so it is kept', () => {
	expect(textOf(Buffer.from('\uFEFF{}'))).toBe('\uFEFF{}');
});

test('the text encodes to exactly the bytes that arrived', () => {
	const body = Buffer.from('{"name":"Pão Quente 🥖","\\u00e9":"\u0000"}');
	expect(Buffer.from(textOf(body))).toEqual(body);
});

test.each([
	['a lone continuation byte', [0x80]],
	['an overlong slash', [0xc0, 0xaf]],
	['half of a character', [0xf0, 0x9f, 0xa5]],
	['a surrogate', [0xed, 0xa0, 0x80]],
	['Latin-1', [0x50, 0xe3, 0x6f]],
])('refuses a body with %s, which is not UTF-8', (_, bytes) => {
	expect(textOf(Uint8Array.from(bytes))).toBe('invalid_payload');
});

test('takes a body of 1 MiB and refuses one byte more, before anything else is looked at', () => {
	expect(textOf(Buffer.alloc(MEBIBYTE, 'a'))).toHaveLength(MEBIBYTE);
	expect(readDelivery({}, Buffer.alloc(MEBIBYTE + 1))).toBe('payload_too_large');
});

test('takes an empty body, which is for the parser to refuse', () => {
	expect(textOf(Buffer.alloc(0))).toBe('');
});
