import type { EndpointFields } from '../../transport/webhookEndpoints';
import type { TriggerMemory } from '../memory';

const FIRST_PAUSE_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 6 * 60 * 60_000;

/** What is undone again and again is mended with doubling pauses: somebody, or Dinie itself, wants it otherwise. */
export const mayMendNow =
	({ pauses }: TriggerMemory) =>
	(changes: EndpointFields): boolean =>
		Object.keys(changes).every((field) => (pauses.get(field)?.until ?? 0) <= performance.now());

export function notePause({ pauses }: TriggerMemory, changes: EndpointFields): void {
	for (const field of Object.keys(changes)) {
		const last = pauses.get(field)?.ms;
		const ms = last === undefined ? FIRST_PAUSE_MS : Math.min(2 * last, LONGEST_PAUSE_MS);
		pauses.set(field, { ms, until: performance.now() + ms });
	}
}

/** What has stayed well for as long as it would have been left alone counts as new when it happens again. */
export function wellAgain({ pauses }: TriggerMemory): void {
	for (const [field, { ms, until }] of pauses) {
		if (performance.now() > until + ms) pauses.delete(field);
	}
}
