import type { IN8nHttpFullResponse } from 'n8n-workflow';

const MAX_WAIT_MS = 30_000;
const FIRST_WAIT_MS = 500;

type NextTry = { ms: number; isTooLong: boolean; hint?: string };

/**
 * How long to wait before a 429 or 5xx is tried again: as `Retry-After` says (seconds or an HTTP date),
 * else 0.5 s and doubling. Too long means over 30 s or past the deadline; the hint then names the wait.
 */
export function waitBeforeNextTry(
	{ headers }: Pick<IN8nHttpFullResponse, 'headers'>,
	attempt: number,
	deadline: number,
): NextTry {
	const asked = retryAfterMs(headers['retry-after']);
	const ms = asked ?? FIRST_WAIT_MS * 2 ** (attempt - 1);
	const isTooLong = ms > MAX_WAIT_MS || Date.now() + ms >= deadline;
	if (asked === undefined) return { ms, isTooLong };
	return { ms, isTooLong, hint: `It asks to wait ${Math.ceil(ms / 1000)} seconds: try again then` };
}

function retryAfterMs(header: unknown): number | undefined {
	if (typeof header !== 'string' || header === '') return undefined;
	const seconds = Number(header);
	const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
	return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
