import { createHmac, randomUUID } from 'node:crypto';
import { sign } from '../../../sandbox/deliveries/sign';
import type { Scheme } from './job';

type Headers = Record<string, string>;

/** The headers that a vendor would send with this body now; each call is another delivery. */
export const signatureHeaders: Record<Scheme, (key: string, body: string) => Headers> = {
	none: () => ({}),
	/** https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
	github: (key, body) => ({ 'x-hub-signature-256': `sha256=${hexHmac(key, body)}` }),
	/** https://docs.stripe.com/webhooks#verify-manually */
	stripe(key, body) {
		const timestamp = nowSeconds();
		const signature = hexHmac(key, `${timestamp}.${body}`);
		return { 'stripe-signature': `t=${timestamp},v1=${signature}` };
	},
	standard: (key, body) =>
		sign([key], { id: `evt_${randomUUID()}`, timestamp: nowSeconds(), body }),
};

const nowSeconds = () => Math.floor(Date.now() / 1000);

const hexHmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');
