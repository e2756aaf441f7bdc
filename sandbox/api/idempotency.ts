import type { Request } from 'express';
import type { Clock } from '../clock';
import type { Answer, Operation } from './answer';
import { bodyText } from './body';
import { Problem } from './problems';

const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Gives a repeated POST the first one's answer instead of doing it again. Refusals are not kept. */
export function createIdempotency(clock: Clock) {
	const kept = new Map<string, { sent: string; answer: Answer; until: number }>();

	return (operation: Operation): Operation =>
		(request) => {
			const key = idempotencyKey(request);
			if (key === undefined) return operation(request);
			const sent = `${request.path}\n${bodyText(request)}`;
			const first = kept.get(key);
			if (!first || first.until <= clock.now()) {
				const answer = operation(request);
				kept.set(key, { sent, answer, until: clock.now() + KEY_LIFETIME_MS });
				return answer;
			}
			if (first.sent !== sent) {
				throw new Problem('conflict', 'This idempotency key was used for another request.', {
					code: 'idempotency_key_reused',
				});
			}
			const { answer } = first;
			return { ...answer, headers: { ...answer.headers, 'idempotent-replayed': 'true' } };
		};
}

/** The documentation and the Python SDK use the plain name, the other SDKs the one with X. */
export function idempotencyKey(request: Request): string | undefined {
	return request.get('idempotency-key') ?? request.get('x-idempotency-key');
}
