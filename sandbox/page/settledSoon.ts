import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 1_000;

/** Waits a little, so that a page loaded next shows quick answers; slow ones appear later. */
export async function settledSoon(work: Promise<unknown>): Promise<void> {
	await Promise.race([work, wait(PATIENCE_MS, undefined, { ref: false })]);
}
