import { createHash } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { dinieApi } from '../../transport/request';
import { rotateSecret } from '../../transport/rotateSecret';
import { keepSecret, type Registration } from './kept';

export const GRACE_SECONDS = 3600;
const LEAST_INTERVAL_MS = 10 * 60_000;
const TIMEOUT_MS = 5_000;
const MOST_REMEMBERED = 1_000;

const lastAttempts = new Map<string, number>();
// Dinie may have rotated although its answer was lost: then only another try tells the new secret.
const unfinished = new Set<string>();

/** Whether the last rotation failed, so that the secret held may be out of date. */
export const isRotationUnfinished = ({ endpointId }: Registration) => unfinished.has(endpointId);

/**
 * Gains a new signing secret for a live endpoint and keeps it: one attempt of 5 s, at most once in ten minutes
 * per endpoint and process. Several processes that leave the same secret get the same new one, by the
 * idempotency key. Returns whether it was done.
 */
export async function rotateOnce(
	context: IWebhookFunctions,
	registration: Registration,
	leaving: string,
): Promise<boolean> {
	const { endpointId } = registration;
	const now = Date.now();
	if (now - (lastAttempts.get(endpointId) ?? 0) < LEAST_INTERVAL_MS) return false;
	if (lastAttempts.size >= MOST_REMEMBERED) {
		lastAttempts.clear();
		unfinished.clear();
	}
	lastAttempts.set(endpointId, now);
	unfinished.add(endpointId);
	try {
		const send = dinieApi(context, { tries: 1, deadline: now + TIMEOUT_MS });
		const rotation = rotateSecret(send, endpointId, {
			graceSeconds: GRACE_SECONDS,
			idempotencyKey: rotationKey(endpointId, leaving),
		});
		// n8n sends a request with an expired token twice, and fetches a token between: longer than Dinie waits.
		const { secret } = await Promise.race([rotation, timeUp()]);
		await keepSecret(context, secret, {
			...registration,
			graceEndsAt: now + GRACE_SECONDS * 1000,
			// Not when it is done: the workflow may have been published anew meanwhile.
			keptAt: Math.max(now, registration.keptAt + 1),
		});
		unfinished.delete(endpointId);
		context.logger.info(`Dinie Trigger rotated the signing secret of endpoint ${endpointId}`);
		return true;
	} catch (error) {
		context.logger.warn(
			`Dinie Trigger could not rotate the signing secret of endpoint ${endpointId}: ${(error as Error).message}`,
		);
		return false;
	}
}

async function timeUp(): Promise<never> {
	const signal = AbortSignal.timeout(TIMEOUT_MS);
	await new Promise((resolve) => signal.addEventListener('abort', resolve));
	throw new Error('no answer came in time');
}

function rotationKey(endpointId: string, leaving: string): string {
	const left = createHash('sha256').update(leaving).digest('hex');
	return createHash('sha256').update(`${endpointId}/${left}`).digest('hex');
}
