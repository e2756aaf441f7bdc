import type { IWebhookFunctions } from 'n8n-workflow';

const MOST_REMEMBERED = 50_000;
/** A little over Dinie's whole retry schedule (7 h 21 min). */
const REMEMBERED_MS = 8 * 60 * 60_000;

type Seen = { isAccepted: boolean; at: number };

// Process memory only: n8n offers a webhook no store that is safe to write on this path.
const seen = new Map<string, Seen>();

/**
 * Marks a delivery as being taken until its answer is sent: then it is accepted if that was a 2xx, else forgotten.
 * Returns what it was before: `inFlight`, `accepted`, or nothing for one that is new.
 */
export function takeOnce(
	context: IWebhookFunctions,
	key: string,
): 'accepted' | 'inFlight' | undefined {
	const before = seen.get(key);
	if (before && Date.now() - before.at < REMEMBERED_MS) {
		return before.isAccepted ? 'accepted' : 'inFlight';
	}
	seen.delete(key);
	const delivery = { isAccepted: false, at: Date.now() };
	seen.set(key, delivery);
	forgetOldest();
	const response = context.getResponseObject();
	response.once('close', () => {
		if (response.writableFinished && response.statusCode < 300) delivery.isAccepted = true;
		else seen.delete(key);
	});
	return undefined;
}

/** Insertion order is age, so only the head of the map can be too old. */
function forgetOldest(): void {
	const oldest = Date.now() - REMEMBERED_MS;
	for (const [key, { at }] of seen) {
		if (at > oldest && seen.size <= MOST_REMEMBERED) return;
		seen.delete(key);
	}
}
