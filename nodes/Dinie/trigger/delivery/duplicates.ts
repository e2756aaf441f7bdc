import type { IWebhookFunctions } from 'n8n-workflow';
import { BoundedMap } from '../boundedMap';

const MOST_REMEMBERED = 50_000;
/** A little over Dinie's whole retry schedule (7 h 21 min). */
const REMEMBERED_MS = 8 * 60 * 60_000;

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

type Seen = { isAccepted: boolean; at: number };

// Process memory only: n8n offers a webhook no store that is safe to write on this path.
const seen = new BoundedMap<Seen>(MOST_REMEMBERED);

/**
 * Marks a delivery as being taken until n8n's answer is decided: then it is accepted if that is a 2xx, else
 * forgotten. A sender that hung up changes nothing: n8n answers all the same, and has started the workflow.
 * Returns what it was before: `inFlight`, `accepted`, or nothing for one that is new.
 */
export function takeOnce(
	context: IWebhookFunctions,
	key: string,
): 'accepted' | 'inFlight' | undefined {
	const now = performance.now();
	forgetOlderThan(now - REMEMBERED_MS);
	const before = seen.get(key);
	if (before) return before.isAccepted ? 'accepted' : 'inFlight';
	const delivery = { isAccepted: false, at: now };
	seen.set(key, delivery);
	whenAnswered(context.getResponseObject(), (statusCode) => {
		if (statusCode < 300) delivery.isAccepted = true;
		else seen.delete(key);
	});
	return undefined;
}

/** Of a response whose caller has hung up Node tells nothing more, but n8n ends it all the same. */
function whenAnswered(response: Response, decide: (statusCode: number) => void): void {
	const end = response.end.bind(response) as (...all: unknown[]) => Response;
	response.end = (...all: unknown[]) => {
		decide(response.statusCode);
		return end(...all);
	};
}

function forgetOlderThan(ms: number): void {
	for (let oldest = seen.oldest(); oldest && oldest[1].at < ms; oldest = seen.oldest()) {
		seen.delete(oldest[0]);
	}
}
