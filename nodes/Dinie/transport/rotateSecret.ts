import { randomUUID } from 'node:crypto';
import { NodeApiError } from 'n8n-workflow';
import type { Send } from './send';
import type { Rotation } from './webhookEndpoints';

// Dinie's documentation names the first path, its SDKs the second.
const PATHS = ['secret/rotate', 'rotate-secret'] as const;

/**
 * Makes a new signing secret; the one before stays valid for `graceSeconds` (0 to 86,400).
 * The same idempotency key gives the same new secret for 24 hours.
 */
export async function rotateSecret(
	send: Send,
	id: string,
	{
		graceSeconds,
		idempotencyKey = randomUUID(),
	}: { graceSeconds: number; idempotencyKey?: string },
): Promise<Rotation> {
	const rotateAt = async (path: string) =>
		(await send({
			purpose: `rotate the signing secret of webhook endpoint ${id}`,
			method: 'POST',
			path: `/webhooks/endpoints/${encodeURIComponent(id)}/${path}`,
			body: { expire_current_in: graceSeconds },
			idempotencyKey,
			expected: { secret: 'text' },
		})) as Rotation;
	const first = await rotateAt(PATHS[0]).catch(refusalOfPath);
	if (!(first instanceof NodeApiError)) return first;
	const second = await rotateAt(PATHS[1]).catch(refusalOfPath);
	if (second instanceof NodeApiError) throw first;
	return second;
}

function refusalOfPath(error: Error): NodeApiError {
	const isPathUnknown =
		error instanceof NodeApiError && (error.httpCode === '404' || error.httpCode === '405');
	if (!isPathUnknown) throw error;
	return error;
}
