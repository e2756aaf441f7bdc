import { createHash } from 'node:crypto';
import type { Send } from '../../transport/send';
import { rotateSecret } from '../../transport/rotateSecret';
import { getEndpoint } from '../../transport/webhookEndpoints';
import { epochMs } from '../../time';
import { updatedAtOf } from './heldEndpoint';

const GRACE_SECONDS = 3600;

/** An endpoint whose signing secret is known. */
export type Gained = {
	endpointId: string;
	secret: string;
	/** Epoch milliseconds by Dinie's clock, until when the secret before is valid too; 0 if there was none. */
	graceEndsAt: number;
	updatedAt: string;
};

/** Makes a new signing secret for an endpoint in place. Its `updated_at` is not known then. */
export async function newSecret(
	send: Send,
	endpointId: string,
	idempotencyKey?: string,
): Promise<Gained> {
	const { secret, previous_secret_expires_at } = await rotateSecret(send, endpointId, {
		graceSeconds: GRACE_SECONDS,
		...(idempotencyKey && { idempotencyKey }),
	});
	const graceEndsAt = epochMs(previous_secret_expires_at) || 0;
	return { endpointId, secret, graceEndsAt, updatedAt: '' };
}

/** The same, and reads the endpoint afterwards, so that our own rotation is not taken for somebody else's. */
export async function rotateInPlace(
	send: Send,
	endpointId: string,
	idempotencyKey?: string,
): Promise<Gained> {
	const gained = await newSecret(send, endpointId, idempotencyKey);
	// The new secret must not be lost for want of this: without it the next doubt rotates once more.
	const updatedAt = await getEndpoint(send, endpointId).then(updatedAtOf, () => '');
	return { ...gained, updatedAt };
}

/** With the same key several processes, or tries, get the same new secret. */
export const rotationKey = (endpointId: string, leaving: string) =>
	createHash('sha256').update(`${endpointId}/${leaving}`).digest('hex');
