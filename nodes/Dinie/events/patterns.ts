import { EVENTS, RESOURCES } from './catalogue';

/** An event type (`loan.error`), all of a resource (`loan.*`), or everything (`*`). */
export type EventPattern = string;

const EVERYTHING = '*';
const NAME = /^[a-z][a-z0-9_]*\.([a-z0-9_]+|\*)$/;

/** Label of every pattern that can be picked from a list, resources first: the one source of event options. */
export const PATTERN_LABELS: Record<EventPattern, string> = Object.fromEntries([
	...Object.entries(RESOURCES).map(([resource, name]) => [`${resource}.*`, `All ${name} Events`]),
	...Object.entries(EVENTS)
		.filter(([, event]) => !('isUndocumented' in event))
		.map(([type, { name }]) => [type, name]),
]);

/** What "every event" is made of when each resource has an output of its own, and the rest one too. */
export const EVERY_EVENT = [
	...Object.keys(RESOURCES).map((resource) => `${resource}.*`),
	EVERYTHING,
];

export function matches(pattern: EventPattern, type: string): boolean {
	if (pattern === EVERYTHING) return true;
	return pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}

/** The narrowest of the patterns that match; an exact name beats `loan.*`, which beats `*`. */
export function mostSpecific(patterns: EventPattern[], type: string): EventPattern | undefined {
	return patterns.filter((pattern) => matches(pattern, type)).sort(bySpecificity)[0];
}

const bySpecificity = (a: EventPattern, b: EventPattern) =>
	Number(a.endsWith('*')) - Number(b.endsWith('*')) || b.length - a.length;

/** Whether two subscriptions are the same: order does not matter, and `[]` means `["*"]`. */
export function isSameSubscription(a: EventPattern[], b: EventPattern[]): boolean {
	const canonical = (patterns: EventPattern[]) =>
		patterns.length === 0 || patterns.includes(EVERYTHING)
			? EVERYTHING
			: [...new Set(patterns)].sort().join();
	return canonical(a) === canonical(b);
}

/**
 * The names in a list, or in text with commas, each once. n8n runs the text of this function in the editor, so it may
 * use nothing from around it.
 */
export const eventNamesIn = (listed: unknown): EventPattern[] => {
	const names = String(listed ?? '').split(',');
	return [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '');
};

/** What to say of names that cannot be event names; nothing when all can. */
export function whyNoEventNames(parameter: string, names: EventPattern[]): string | undefined {
	const malformed = names.filter((name) => !NAME.test(name));
	if (malformed.length === 0) return undefined;
	return `'${parameter}' holds what cannot be an event name: '${malformed.join("', '")}'. Write names as Dinie does, in lower case, e.g. loan.processing or loan.*, separated by commas`;
}

/** Events chosen and events added to them, where none chosen is every event: adding never narrows. */
export const withAddedEvents = (chosen: EventPattern[], added: EventPattern[]): EventPattern[] =>
	chosen.length === 0 ? [] : [...new Set([...chosen, ...added])];
