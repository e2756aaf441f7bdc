import type { Settings } from '../settings';
import { Problem } from './problems';

export type RateLimit = ReturnType<typeof createRateLimit>;

/** Counts requests in windows of wall-clock time. */
export function createRateLimit(settings: Settings) {
	let used = 0;
	let windowEndsAt = 0;

	function openWindow(): void {
		if (Date.now() < windowEndsAt) return;
		used = 0;
		windowEndsAt = Date.now() + settings.rateLimit.windowSeconds * 1000;
	}

	return {
		/** Throws once there were too many. */
		count(): void {
			openWindow();
			used += 1;
			if (used > settings.rateLimit.requests) throw tooMany(windowEndsAt - Date.now());
		},
		/** What every answer tells of the window. */
		headers(): Record<string, string> {
			openWindow();
			const { requests } = settings.rateLimit;
			return {
				'x-ratelimit-limit': String(requests),
				'x-ratelimit-remaining': String(Math.max(0, requests - used)),
				'x-ratelimit-reset': String(Math.ceil(windowEndsAt / 1000)),
			};
		},
	};
}

function tooMany(waitMs: number): Problem {
	const waitSeconds = Math.ceil(waitMs / 1000);
	return new Problem('rate-limit-exceeded', `Too many requests. Retry in ${waitSeconds} seconds.`, {
		code: 'rate_limit_exceeded',
		headers: { 'retry-after': String(waitSeconds) },
	});
}
