import { matches } from '../../events/patterns';
import { EVENTS } from '../../events/catalogue';
import { ownerIn } from '../../ownershipMark';
import { epochMs } from '../../time';
import { patternsOf, type WebhookEndpoint } from '../../transport/webhookEndpoints';
import { normalizedUrl } from '../../url';

const TEST_RUN_MS = 60 * 60 * 1000;

type Facts = { endpoint: WebhookEndpoint; url: string; sharedUrls: Set<string>; now: number };

/** What can be wrong with an endpoint: the one list. */
const PROBLEMS = {
	disabled: ({ endpoint }) => endpoint.status === 'disabled',
	duplicate_url: ({ url, sharedUrls }) => sharedUrls.has(url),
	/** Neither active nor disabled: what Dinie may call it one day. */
	not_active: ({ endpoint }) => endpoint.status !== 'active' && endpoint.status !== 'disabled',
	not_https: ({ url }) => !url.startsWith('https://'),
	/** A test run that n8n did not clean up after. */
	stale_test_endpoint: ({ endpoint, now }) =>
		ownerIn(endpoint.description)?.test === true &&
		now - epochMs(endpoint.created_at) > TEST_RUN_MS,
	unknown_events: ({ endpoint }) => {
		const patterns = patternsOf(endpoint);
		return patterns.length > 0 && !patterns.some(isKnown);
	},
} satisfies Record<string, (facts: Facts) => boolean>;

export type HealthProblem = keyof typeof PROBLEMS;

/** Each endpoint with what is wrong with it, judged among all of them. */
export function withHealth(endpoints: WebhookEndpoint[], now = Date.now()) {
	const urls = endpoints.map(({ url }) => normalizedUrl(url));
	const sharedUrls = new Set(urls.filter((url, index) => url && urls.indexOf(url) !== index));
	return endpoints.map((endpoint) => {
		const facts = { endpoint, url: normalizedUrl(endpoint.url), sharedUrls, now };
		const problems = Object.entries(PROBLEMS)
			.filter(([, isPresent]) => isPresent(facts))
			.map(([problem]) => problem as HealthProblem);
		return { ...endpoint, healthy: problems.length === 0, problems };
	});
}

const isKnown = (pattern: string) => Object.keys(EVENTS).some((type) => matches(pattern, type));
