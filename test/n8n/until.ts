import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until there is an answer; after the limit, throws naming what was awaited. */
export async function until<T>(
	awaited: string,
	ask: () => Promise<T | undefined> | T | undefined,
	{ limitMs = 30_000, everyMs = 100 } = {},
): Promise<T> {
	const deadline = Date.now() + limitMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > deadline) {
			throw new Error(`Waited ${limitMs / 1000} s in vain for ${awaited}`);
		}
		await pause(everyMs);
	}
}
