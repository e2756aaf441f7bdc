import { Webhook } from './standardWebhooks';

const MAX_BODY_BYTES = 1024 * 1024;
const PREFIX = 'whsec_';
// The standard asks for 24 to 64; what is shorter than this can be guessed.
const MIN_SECRET_BYTES = 16;
const TOLERANCE_SECONDS = 5 * 60;
/** 32 bytes in base64. */
const V1_TOKEN = /^v1,[A-Za-z0-9+/]{43}=$/;

export type Delivery = {
	webhookId: string;
	/** Unix seconds, ten digits, as signed. */
	timestamp: string;
	signature: string;
	/** The body; encodes to exactly the bytes that arrived. */
	text: string;
};

/** Why a delivery is refused: part of the answer that the sender gets. */
export type RefusalCode =
	| 'invalid_payload'
	| 'invalid_timestamp'
	| 'missing_headers'
	| 'payload_too_large'
	| 'signature_mismatch'
	| 'timestamp_too_new'
	| 'timestamp_too_old';

/** Reads headers and raw body of a delivery; a code says what it lacks. */
export function readDelivery(
	headers: Record<string, unknown>,
	body: Uint8Array,
): Delivery | RefusalCode {
	if (body.byteLength > MAX_BODY_BYTES) return 'payload_too_large';
	const webhookId = headers['webhook-id'];
	const timestamp = headers['webhook-timestamp'];
	const signature = headers['webhook-signature'];
	if (!isFilled(webhookId) || !isFilled(timestamp) || !isFilled(signature))
		return 'missing_headers';
	if (!/^\d{10}$/.test(timestamp)) return 'invalid_timestamp';
	const text = decodeUtf8(body);
	return text === undefined ? 'invalid_payload' : { webhookId, timestamp, signature, text };
}

/**
 * Checks a delivery against each secret (`whsec_…`) as Standard Webhooks says: HMAC-SHA256, any `v1` token, five
 * minutes either way. Returns why it is refused, or nothing when it is genuine.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function whyRefused(
	{ webhookId, timestamp, signature, text }: Delivery,
	secrets: string[],
): RefusalCode | undefined {
	const headers = {
		'webhook-id': webhookId,
		'webhook-timestamp': timestamp,
		'webhook-signature': signature,
	};
	let refusal: RefusalCode = 'signature_mismatch';
	for (const secret of secrets) {
		try {
			new Webhook(secret).verify(text, headers, { jsonParse: false });
			return undefined;
		} catch (error) {
			refusal = REFUSALS[(error as Error).message] ?? refusal;
		}
	}
	return refusal;
}

const REFUSALS: Record<string, RefusalCode> = {
	'Message timestamp too old': 'timestamp_too_old',
	'Message timestamp too new': 'timestamp_too_new',
};

/** Two or more `v1` tokens mean that a secret was rotated and one before is still valid. */
export const countTokens = (signature: string) =>
	new Set(signature.split(' ').filter((token) => V1_TOKEN.test(token))).size;

/** Whether a delivery that no secret verifies may come from Dinie all the same: it is fresh and signed in the right form. */
export function couldBeGenuine({ timestamp, signature }: Delivery): boolean {
	const age = Math.abs(Date.now() / 1000 - Number(timestamp));
	return age <= TOLERANCE_SECONDS && countTokens(signature) > 0;
}

/** Whether a text is a signing secret, `whsec_` and base64 of enough bytes; one that is not verifies nothing. */
export function isSigningSecret(secret: string): boolean {
	if (!secret.startsWith(PREFIX)) return false;
	try {
		new Webhook(secret);
	} catch {
		return false;
	}
	return Buffer.from(secret.slice(PREFIX.length), 'base64').length >= MIN_SECRET_BYTES;
}

const isFilled = (header: unknown): header is string => typeof header === 'string' && header !== '';

// A byte order mark is signed like any other byte, so it is kept.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(body: Uint8Array): string | undefined {
	try {
		return utf8.decode(body);
	} catch {
		return undefined;
	}
}
