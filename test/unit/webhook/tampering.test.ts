import fc from 'fast-check';
import { readDelivery, whyRefused } from '../../../nodes/Dinie/webhook/signature';
import { newSigningSecret } from '../../../sandbox/ids';
import { sign } from '../../../sandbox/deliveries/sign';

const NOW = 1772618400;
const SECRET = newSigningSecret();
const BODY = JSON.stringify({ type: 'loan.error', data: { id: 'ln_1', name: 'Pão Quente' } });
const HEADERS: Record<string, string> = sign([SECRET], { id: 'evt_1', timestamp: NOW, body: BODY });

const isAccepted = (headers: Record<string, unknown>, body: Uint8Array) => {
	const delivery = readDelivery(headers, body);
	return typeof delivery !== 'string' && whyRefused(delivery, [SECRET]) === undefined;
};

/** HTTP carries headers as Latin-1, so a changed bit is a changed character below 256. */
function flip(bytes: Buffer, bit: number): Buffer {
	const changed = Buffer.from(bytes);
	const at = Math.floor(bit / 8) % bytes.length;
	changed[at] = (changed[at] ?? 0) ^ (1 << bit % 8);
	return changed;
}

beforeEach(() => void jest.useFakeTimers({ now: NOW * 1000 }));
afterEach(() => void jest.useRealTimers());

test('the untouched delivery is genuine', () => {
	expect(isAccepted(HEADERS, Buffer.from(BODY))).toBe(true);
});

test('refuses a genuine delivery with any one bit of its body changed', () => {
	for (let bit = 0; bit < Buffer.from(BODY).length * 8; bit++) {
		expect(isAccepted(HEADERS, flip(Buffer.from(BODY), bit))).toBe(false);
	}
});

test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
	'refuses a genuine delivery with any one bit of its %s changed',
	(name) => {
		const value = Buffer.from(HEADERS[name] ?? '', 'latin1');
		for (let bit = 0; bit < value.length * 8; bit++) {
			const changed = { ...HEADERS, [name]: flip(value, bit).toString('latin1') };
			expect(isAccepted(changed, Buffer.from(BODY))).toBe(false);
		}
	},
);

test('refuses a genuine delivery with any one byte put in, taken out or replaced', () => {
	const bytes = Buffer.from(BODY);
	const position = fc.nat(bytes.length - 1);
	fc.assert(
		fc.property(position, fc.nat(255), fc.constantFrom(0, 1), (at, byte, taken) => {
			const changed = Buffer.concat([
				bytes.subarray(0, at),
				Buffer.from([byte]),
				bytes.subarray(at + taken),
			]);
			expect(isAccepted(HEADERS, changed)).toBe(changed.equals(bytes));
			const shortened = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
			expect(isAccepted(HEADERS, shortened)).toBe(false);
		}),
	);
});

test('accepts whatever was signed with the secret held, and refuses it under any other', () => {
	const printable = fc.string({ minLength: 1 });
	fc.assert(
		fc.property(printable, fc.string({ unit: 'binary' }), (id, text) => {
			const body = Buffer.from(text);
			const message = { id, timestamp: NOW, body };
			expect(isAccepted(sign([SECRET], message), body)).toBe(true);
			expect(isAccepted(sign([newSigningSecret()], message), body)).toBe(false);
		}),
	);
});

test('never throws, whatever the headers and the body are', () => {
	const header = fc.oneof(fc.string({ unit: 'binary' }), fc.anything());
	const headers = fc.record({
		'webhook-id': header,
		'webhook-timestamp': fc.oneof(header, fc.constant(String(NOW))),
		'webhook-signature': fc.oneof(
			header,
			fc.string().map((text) => `v1,${text}`),
		),
	});
	fc.assert(
		fc.property(headers, fc.uint8Array(), (given, body) => {
			expect(isAccepted(given, body)).toBe(false);
		}),
		{ numRuns: 1000 },
	);
});
