import { createHmac, timingSafeEqual } from 'node:crypto';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { readDelivery, whyRefused } from '../../../nodes/Dinie/webhook/signature';

export type SignedDelivery = { body: Buffer; headers: Record<string, string>; key: string };

type Verifier = (delivery: SignedDelivery) => boolean;

/** Each goes from the bytes that arrived to a verdict; svix alone parses the JSON, unasked. */
export const VERIFIERS = {
	'Dinie Trigger': ({ body, headers, key }) => {
		const delivery = readDelivery(headers, body);
		return typeof delivery !== 'string' && whyRefused(delivery, [key]) === undefined;
	},
	standardwebhooks: ({ body, headers, key }) => {
		new StandardWebhook(key).verify(body, headers, { jsonParse: false });
		return true;
	},
	svix: ({ body, headers, key }) => {
		new SvixWebhook(key).verify(body, headers);
		return true;
	},
	'node:crypto': ({ body, headers, key }) => {
		const { 'webhook-id': id, 'webhook-timestamp': timestamp } = headers;
		const mac = createHmac('sha256', Buffer.from(key.slice('whsec_'.length), 'base64'));
		const expected = mac.update(`${id}.${timestamp}.`).update(body).digest();
		const token = headers['webhook-signature']?.slice('v1,'.length) ?? '';
		return timingSafeEqual(expected, Buffer.from(token, 'base64'));
	},
} satisfies Record<string, Verifier>;

export type VerifierName = keyof typeof VERIFIERS;

export const VERIFIER_NAMES = Object.keys(VERIFIERS) as VerifierName[];
