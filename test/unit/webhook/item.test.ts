import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { parseEnvelope, toItem } from '../../../nodes/Dinie/webhook/item';
import { cpuTime } from '../../helpers/cpuTime';

const delivery = { webhookId: 'evt_1', timestamp: '1772618401', endpointId: 'we_1' };
const envelope = {
	type: 'loan.payment_received',
	timestamp: '2026-03-04T10:00:00Z',
	data: { id: 'ln_1', payment: { amount: '875.50' } },
};

const itemFrom = (value: unknown) => {
	const parsed = parseEnvelope(JSON.stringify(value));
	return parsed && toItem(parsed, delivery);
};

test('an item tells what happened, when, to whom, and which delivery told it', () => {
	expect(itemFrom(envelope)).toEqual({
		type: 'loan.payment_received',
		resource: 'loan',
		action: 'payment_received',
		timestamp: '2026-03-04T10:00:00.000Z',
		data: { id: 'ln_1', payment: { amount: '875.50' } },
		webhookId: 'evt_1',
		sentAt: '2026-03-04T10:00:01.000Z',
		endpointId: 'we_1',
	});
});

test.each(['2026-03-04T10:00:00Z', 1772618400, 1772618400000])(
	'the time %p gives the same item as any other form of it',
	(timestamp) => {
		expect(itemFrom({ ...envelope, timestamp })).toEqual(itemFrom(envelope));
	},
);

test.each([undefined, null, 'yesterday', {}])('the time %p is left as it came', (timestamp) => {
	expect(itemFrom({ ...envelope, timestamp })?.timestamp).toEqual(timestamp);
});

test('other fields of the envelope pass through unchanged', () => {
	const more = {
		id: 'evt_9',
		api_version: '2026-03-01',
		created_at: 1772618400,
		delivery_id: 'dlv_1',
	};
	expect(itemFrom({ ...envelope, ...more })).toMatchObject(more);
});

test('no field of the envelope can stand in for one of ours', () => {
	const forged = { resource: 'x', action: 'x', webhookId: 'x', sentAt: 'x', endpointId: 'x' };
	expect(itemFrom({ ...envelope, ...forged })).toEqual(itemFrom(envelope));
});

test('data is passed on as it came: money as text stays text, big numbers stay as written', () => {
	const data = { text: '50000.00', number: 875.5, none: null, deep: [{ amount: '0.10' }] };
	expect(itemFrom({ ...envelope, data })?.data).toEqual(data);
});

test('numbers are those of JavaScript, as the README says, and text is exact', () => {
	const text = '{"type":"a.b","data":[12345678901234567890,1e400,"12345678901234567890"]}';
	const { data } = toItem(parseEnvelope(text) ?? { type: '' }, delivery);
	expect(JSON.stringify(data)).toBe('[12345678901234567000,null,"12345678901234567890"]');
});

test.each([null, undefined])('data that is %p is null in the item', (data) => {
	expect(itemFrom({ ...envelope, data })).toMatchObject({ data: null });
});

test.each([
	['invoice.paid', 'invoice', 'paid'],
	['loan.error.fatal', 'loan', 'error.fatal'],
	['ping', 'ping', ''],
])('an event of the unknown type %s is an item like any other', (type, resource, action) => {
	expect(itemFrom({ ...envelope, type })).toMatchObject({ type, resource, action });
});

test('an endpoint that the trigger did not register is null', () => {
	const item = toItem({ type: 'loan.error' }, { ...delivery, endpointId: null });
	expect(item.endpointId).toBeNull();
});

test.each([
	'',
	' ',
	'{"type":"loan.error"',
	'[{"type":"loan.error"}]',
	'"loan.error"',
	'42',
	'null',
	'true',
	'{}',
	'{"data":{}}',
	'{"type":""}',
	'{"type":null}',
	'{"type":7}',
	'{"type":["loan.error"]}',
])('%p is no event', (text) => {
	expect(parseEnvelope(text)).toBeUndefined();
});

test('a byte order mark in front is passed over, one only', () => {
	expect(parseEnvelope('\uFEFF{"type":"loan.error"}')).toEqual({ type: 'loan.error' });
	expect(parseEnvelope('\uFEFF\uFEFF{"type":"loan.error"}')).toBeUndefined();
});

test.each([
	'{"type":"a.b","__proto__":{"isAdmin":true}}',
	'{"type":"a.b","\\u005f_proto__":{"isAdmin":true}}',
	'{"type":"a.b","\\u005F\\u005Fproto\\u005f_":{"isAdmin":true}}',
	'{"type":"a.b","data":{"list":[{"__proto__":{"isAdmin":true},"kept":1}]}}',
	'{"type":"a.b","data":{"deep":{"__pr\\u006fto__":{"isAdmin":true}}}}',
])('no prototype can be smuggled in with %s', (text) => {
	const item = toItem(parseEnvelope(text) ?? { type: '' }, delivery);
	expect(item.type).toBe('a.b');
	expect(ownKeysAtAnyDepth(item)).not.toContain('__proto__');
	expect(({} as IDataObject).isAdmin).toBeUndefined();
});

test('text with escapes that name no prototype is not changed', () => {
	const text = '{"type":"a.b","data":{"name":"P\\u00e3o","id":"proto"}}';
	expect(parseEnvelope(text)?.data).toEqual({ name: 'Pão', id: 'proto' });
});

test('only what names a prototype is left out, wherever it stands', () => {
	const key = fc.constantFrom('a', 'é', '__proto__', 'proto');
	const { json } = fc.letrec((tie) => ({
		json: fc.oneof(
			{ depthSize: 'medium' },
			fc.constantFrom(null, 1, 'é'),
			fc.array(tie('json'), { maxLength: 3 }),
			fc.array(fc.tuple(key, tie('json')), { maxLength: 4 }).map(Object.fromEntries),
		),
	}));
	const escaped = (text: string) =>
		text.replace(/[é_]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
	fc.assert(
		fc.property(json, fc.boolean(), (data, isEscaped) => {
			const text = JSON.stringify({ type: 'a.b', data });
			const without = JSON.parse(text, (name, value) =>
				name === '__proto__' ? undefined : (value as unknown),
			);
			const item = parseEnvelope(isEscaped ? escaped(text) : text);
			expect(JSON.stringify(item)).toBe(JSON.stringify(without));
		}),
	);
});

test.each([
	['lists', '[', ']'],
	['objects', '{"a":', '}'],
	['prototypes', '{"__proto__":', '}'],
	['escaped letters', '{"\\u00e9":[', ']}'],
])('a genuine event nested in %s a hundred thousand times is an item', (_, open, close) => {
	const data = open.repeat(100_000) + '1' + close.repeat(100_000);
	const body = `{"type":"loan.error","data":${data},"__proto__":1}`;
	const parsed = parseEnvelope(body);
	expect(parsed && toItem(parsed, delivery)).toMatchObject({
		type: 'loan.error',
		resource: 'loan',
	});
	expect(parsed && Object.keys(parsed)).toEqual(['type', 'data']);
});

test('a megabyte of fields that name a prototype costs little', () => {
	const fields = '"__proto__":1,'.repeat(35_000);
	const lists = `{"__proto__":1},`.repeat(30_000);
	const text = `{"type":"a.b","data":{${fields}"list":[${lists}1]}}`;
	expect(cpuTime(() => parseEnvelope(text))).toBeLessThan(1_000);
});

test('never throws, and gives an event only for an object with a type', () => {
	fc.assert(
		fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
			const event = parseEnvelope(text);
			expect(event === undefined || typeof event.type === 'string').toBe(true);
		}),
	);
});

function ownKeysAtAnyDepth(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [key, ...ownKeysAtAnyDepth(inner)]);
}
