import { createHmac } from 'node:crypto';

/** The timestamp is in seconds; text allows for ones that are no number. */
export type Message = { id: string; timestamp: number | string; body: string | Uint8Array };

export type SignedHeaders = {
	'webhook-id': string;
	'webhook-timestamp': string;
	'webhook-signature': string;
};

/**
 * Standard Webhooks, with one token for each secret. The sandbox signs with code of its own, so
 * that a mistake of ours in checking cannot hide behind the same mistake here.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function sign(secrets: readonly string[], message: Message): SignedHeaders {
	return {
		'webhook-id': message.id,
		'webhook-timestamp': String(message.timestamp),
		'webhook-signature': secrets.map((secret) => token(secret, message)).join(' '),
	};
}

function token(secret: string, { id, timestamp, body }: Message): string {
	const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
	const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
	return `v1,${mac.digest('base64')}`;
}
