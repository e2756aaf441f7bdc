import { randomBytes } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import type { Delivery } from '../../../sandbox/deliveries/delivery';

export type Forgery = {
	kind: string;
	headers: Record<string, string | string[]>;
	body: Buffer;
};

const MIB = 1024 * 1024;

/** How often each small kind comes for one of the big ones: volume is not what is tried here. */
const SMALL_FOR_A_BIG_ONE = 5;

type Genuine = { headers: Record<string, string>; body: string };

type Change = (genuine: Genuine) => Partial<{ headers: Forgery['headers']; body: Buffer | string }>;

/** Small ones; each starts from a delivery that n8n took a moment ago and spoils it. */
const SMALL: Record<string, Change> = {
	'random body': () => ({ headers: unsigned(), body: randomBytes(512) }),
	'empty body': () => ({ headers: unsigned(), body: '' }),
	'invalid UTF-8': () => ({ headers: unsigned(), body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }),
	brotli: ({ headers, body }) => ({
		headers: { ...headers, 'content-encoding': 'br' },
		body: brotliCompressSync(body),
	}),
	'truncated JSON': ({ body }) => ({ headers: unsigned(), body: body.slice(0, -1) }),
	'repeated headers': ({ headers }) => ({
		headers: Object.fromEntries(
			Object.entries(headers).map(([name, value]) => [name, [value, value]]),
		),
	}),
	'header of 64 KiB': ({ headers }) => ({
		headers: { ...headers, 'webhook-signature': `v1,${'A'.repeat(64 * 1024)}` },
	}),
	'1,000 signatures': ({ headers }) => ({
		headers: { ...headers, 'webhook-signature': 'v1,AAAAAAAA '.repeat(1_000).trim() },
	}),
	replayed: () => ({}),
	'junk signature added': ({ headers }) => ({
		headers: { ...headers, 'webhook-signature': `${headers['webhook-signature']} ${junkToken()}` },
	}),
	'one bit changed': ({ body }) => ({ body: withByte(body, (byte) => byte ^ 1) }),
	'one byte made invalid UTF-8': ({ body }) => ({ body: withByte(body, () => 0xff) }),
};

const BIG: Record<string, Change> = {
	'body of 1 MiB': () => ({ headers: unsigned(), body: jsonOf(MIB) }),
	'body of 2 MiB': () => ({ headers: unsigned(), body: jsonOf(2 * MIB) }),
};

const ROUND = [
	...Array.from({ length: SMALL_FOR_A_BIG_ONE }, () => Object.entries(SMALL)).flat(),
	...Object.entries(BIG),
];

/** The kind after kind that a flood consists of, each made from a genuine delivery. */
export function forge(index: number, delivery: Delivery): Forgery {
	const [kind, change] = ROUND[index % ROUND.length] ?? ['replayed', () => ({})];
	const { headers: signed = {} } = delivery.attempts.at(-1) ?? {};
	const genuine = { headers: { ...CONTENT_TYPE, ...signed }, body: delivery.body };
	const { headers, body } = { ...genuine, ...change(genuine) };
	return { kind, headers, body: Buffer.from(body) };
}

const CONTENT_TYPE = { 'content-type': 'application/json' };

const unsigned = () => ({
	...CONTENT_TYPE,
	'webhook-id': `evt_${randomBytes(16).toString('hex')}`,
	'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
	'webhook-signature': junkToken(),
});

const junkToken = () => `v1,${randomBytes(32).toString('base64')}`;

const jsonOf = (bytes: number) => JSON.stringify({ type: 'loan.error', pad: 'x'.repeat(bytes) });

function withByte(body: string, change: (byte: number) => number): Buffer {
	const bytes = Buffer.from(body);
	const index = bytes.length >> 1;
	bytes[index] = change(bytes[index] ?? 0);
	return bytes;
}
