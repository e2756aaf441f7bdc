import {
	isSigningSecret,
	readDelivery,
	whyRefused,
	type RefusalCode,
} from '../../../nodes/Dinie/webhook/signature';
import { sign } from '../../../sandbox/deliveries/sign';
import { newSigningSecret } from '../../../sandbox/ids';

// The known answer published with Standard Webhooks' own libraries:
// https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/javascript/src/webhook.test.ts
const KNOWN = {
	signedWith: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
	id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
	timestamp: 1614265330,
	body: '{"test": 2432232314}',
	signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const ANOTHER = newSigningSecret();

type Sent = { headers: Record<string, unknown>; body: string };

const genuine = (): Sent => ({
	headers: {
		'webhook-id': KNOWN.id,
		'webhook-timestamp': String(KNOWN.timestamp),
		'webhook-signature': KNOWN.signature,
	},
	body: KNOWN.body,
});

const signedAt = (timestamp: number | string): Sent => ({
	headers: sign([KNOWN.signedWith], { id: KNOWN.id, timestamp, body: KNOWN.body }),
	body: KNOWN.body,
});

function verdict({ headers, body }: Sent, secrets = [KNOWN.signedWith]): RefusalCode | 'genuine' {
	const delivery = readDelivery(headers, Buffer.from(body));
	return typeof delivery === 'string' ? delivery : (whyRefused(delivery, secrets) ?? 'genuine');
}

const withHeader = (name: string, value: unknown): Sent => ({
	...genuine(),
	headers: { ...genuine().headers, [name]: value },
});

beforeEach(() => void jest.useFakeTimers({ now: KNOWN.timestamp * 1000 }));
afterEach(() => void jest.useRealTimers());

test('accepts the known answer that Standard Webhooks publishes', () => {
	expect(verdict(genuine())).toBe('genuine');
});

test('the sandbox, which signs with code of its own, comes to the same answer', () => {
	expect(signedAt(KNOWN.timestamp)).toEqual(genuine());
});

test('accepts a secret without its prefix', () => {
	expect(verdict(genuine(), [KNOWN.signedWith.replace('whsec_', '')])).toBe('genuine');
});

test('refuses a delivery whose body was changed', () => {
	expect(verdict({ ...genuine(), body: '{"test": 2432232315}' })).toBe('signature_mismatch');
});

test('refuses a delivery signed with another secret', () => {
	expect(verdict(genuine(), [ANOTHER])).toBe('signature_mismatch');
});

test('refuses a delivery when no secret is held', () => {
	expect(verdict(genuine(), [])).toBe('signature_mismatch');
});

test.each([
	[-300, 'genuine'],
	[-301, 'timestamp_too_old'],
	[300, 'genuine'],
	[301, 'timestamp_too_new'],
])('answers a delivery dated %i seconds from now with %s', (seconds, expected) => {
	expect(verdict(signedAt(KNOWN.timestamp + seconds))).toBe(expected);
});

test('tells that a delivery is too old whichever secret it is checked with', () => {
	const old = signedAt(KNOWN.timestamp - 3600);
	expect(verdict(old, [ANOTHER, KNOWN.signedWith, ANOTHER])).toBe('timestamp_too_old');
});

test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
	'refuses a delivery without %s, or with an empty or repeated one',
	(name) => {
		expect(verdict(withHeader(name, undefined))).toBe('missing_headers');
		expect(verdict(withHeader(name, ''))).toBe('missing_headers');
		expect(verdict(withHeader(name, [genuine().headers[name]]))).toBe('missing_headers');
	},
);

test.each(['webhook-id', 'webhook-timestamp'])(
	'refuses a delivery whose %s was sent twice and joined on the way',
	(name) => {
		const value = String(genuine().headers[name]);
		expect(verdict(withHeader(name, `${value}, ${value}`))).not.toBe('genuine');
	},
);

test.each([
	'noon',
	'0x6037a872',
	'1614265330.5',
	'161426533',
	'+161426533',
	' 1614265330',
	'１６１４２６５３３０',
])('refuses the timestamp %p even when it is signed', (timestamp) => {
	expect(verdict(signedAt(timestamp))).toBe('invalid_timestamp');
});

test.each([
	['of another version', KNOWN.signature.replace('v1,', 'v2,')],
	['without a version', KNOWN.signature.replace('v1,', '')],
	['without a value', 'v1,'],
	['without anything', 'v1'],
	['cut short', KNOWN.signature.slice(0, -2)],
	['with more behind it', `${KNOWN.signature}=`],
	['of blanks', '   '],
])('refuses a signature %s', (_, signature) => {
	expect(verdict(withHeader('webhook-signature', signature))).toBe('signature_mismatch');
});

test('finds the one genuine signature among a thousand others', () => {
	const junk = Array.from(
		{ length: 999 },
		(_, index) => `v1,${Buffer.from(`no ${index}`).toString('base64')}`,
	);
	const signatures = [...junk, KNOWN.signature].join(' ');
	expect(verdict(withHeader('webhook-signature', signatures))).toBe('genuine');
	expect(verdict(withHeader('webhook-signature', junk.join(' ')))).toBe('signature_mismatch');
});

test.each([
	['two', [ANOTHER, KNOWN.signedWith]],
	['four', [ANOTHER, ANOTHER, ANOTHER, KNOWN.signedWith]],
])('accepts a delivery that matches the last of %s secrets', (_, secrets) => {
	expect(verdict(genuine(), secrets)).toBe('genuine');
});

test('accepts either signature while a secret is being rotated', () => {
	const { id, timestamp, body } = KNOWN;
	const sent = { headers: sign([ANOTHER, KNOWN.signedWith], { id, timestamp, body }), body };
	expect(verdict(sent, [KNOWN.signedWith])).toBe('genuine');
	expect(verdict(sent, [ANOTHER])).toBe('genuine');
});

test.each(['', 'whsec_', 'whsec_not base64!', 'whsec_ÿÿÿÿ'])(
	'a malformed secret (%p) verifies nothing and does not stand in the way of a good one',
	(malformed) => {
		expect(verdict(genuine(), [malformed])).toBe('signature_mismatch');
		expect(verdict(genuine(), [malformed, KNOWN.signedWith])).toBe('genuine');
	},
);

const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;

test.each([KNOWN.signedWith, ANOTHER, secretOf(16), secretOf(24), secretOf(64)])(
	'%s is a signing secret',
	(secret) => {
		expect(isSigningSecret(secret)).toBe(true);
	},
);

test.each([
	'whsec_AA==',
	secretOf(1),
	secretOf(15),
	'whsec_',
	'whsec_$$$',
	`${secretOf(24)}$$$`,
	'secret',
	KNOWN.signedWith.replace('whsec_', ''),
	` ${KNOWN.signedWith}`,
])('%p is no signing secret, or one that can be guessed', (secret) => {
	expect(isSigningSecret(secret)).toBe(false);
});
