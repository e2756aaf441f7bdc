import type { Settings } from '../settings';
import { Problem } from './problems';

/** Counts requests in windows of wall-clock time. */
export function createRateLimit(settings: Settings) {
	let used = 0;
	let windowEndsAt = 0;

	return function count(): { headers: Record<string, string>; refusal: Problem | null } {
		const { requests, windowSeconds } = settings.rateLimit;
		const time = Date.now();
		if (time >= windowEndsAt) {
			used = 0;
			windowEndsAt = time + windowSeconds * 1000;
		}
		used += 1;
		return {
			headers: {
				'x-ratelimit-limit': String(requests),
				'x-ratelimit-remaining': String(Math.max(0, requests - used)),
				'x-ratelimit-reset': String(Math.ceil(windowEndsAt / 1000)),
			},
			refusal: used > requests ? tooMany(Math.ceil((windowEndsAt - time) / 1000)) : null,
		};
	};
}

function tooMany(waitSeconds: number): Problem {
	return new Problem('rate-limit-exceeded', `Too many requests. Retry in ${waitSeconds} seconds.`, {
		code: 'rate_limit_exceeded',
		headers: { 'retry-after': String(waitSeconds) },
	});
}
