import type { IExecuteFunctions } from 'n8n-workflow';
import { PATTERN_LABELS, parseEventNames, type EventPattern } from '../eventPatterns';
import { EVENTS } from '../events';
import { badInput } from './operation';

const SUBSCRIBABLE = ['*', ...new Set([...Object.keys(PATTERN_LABELS), ...Object.keys(EVENTS)])];

/**
 * What to subscribe to: 'Events', which must be names of the catalogue, and 'Additional Events', which go to
 * Dinie as they are. Nothing in either means every event.
 */
export function subscriptionIn(
	context: IExecuteFunctions,
	itemIndex: number,
	{ events = [], additionalEvents = '' }: { events?: unknown; additionalEvents?: unknown },
): EventPattern[] {
	const isList = Array.isArray(events) && events.every((name) => typeof name === 'string');
	if (!isList && typeof events !== 'string') {
		throw badInput(
			context,
			itemIndex,
			`'Events' is not a list of event names: ${JSON.stringify(events)}. Choose from the list, or give an expression that makes one, e.g. {{ ["loan.error", "loan.active"] }}`,
		);
	}
	const names = isList ? events : parseEventNames(events as string).names;
	for (const name of names) requireKnown(context, itemIndex, 'Events', name);
	return [...new Set([...names, ...additionalEventsIn(context, itemIndex, additionalEvents)])];
}

/** Refuses a name that is not one of those known, and tells the nearest. */
export function requireKnown(
	context: IExecuteFunctions,
	itemIndex: number,
	parameter: string,
	name: string,
	known: string[] = SUBSCRIBABLE,
): void {
	if (known.includes(name)) return;
	const wayOut =
		known === SUBSCRIBABLE ? "; a name that Dinie added lately goes into 'Additional Events'" : '';
	throw badInput(
		context,
		itemIndex,
		`'${parameter}' holds '${name}', which is no event of Dinie that this node knows. The nearest is '${nearest(name, known)}'${wayOut}`,
	);
}

function additionalEventsIn(
	context: IExecuteFunctions,
	itemIndex: number,
	text: unknown,
): EventPattern[] {
	const { names, malformed } = parseEventNames(String(text ?? ''));
	if (malformed.length === 0) return names;
	throw badInput(
		context,
		itemIndex,
		`'Additional Events' holds what cannot be an event name: '${malformed.join("', '")}'. Write names as Dinie does, in lower case, e.g. loan.processing or loan.*, separated by commas`,
	);
}

const nearest = (name: string, known: string[]) =>
	known.reduce((best, each) => (distance(name, each) < distance(name, best) ? each : best));

/** How many letters must be put in, taken out or replaced (Levenshtein). */
function distance(from: string, to: string): number {
	let costs = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (const [row, letter] of [...from].entries()) {
		let diagonal = row;
		let left = row + 1;
		costs = costs.map((above, column) => {
			if (column === 0) return left;
			const replaced = diagonal + (to[column - 1] === letter ? 0 : 1);
			diagonal = above;
			left = Math.min(replaced, above + 1, left + 1);
			return left;
		});
	}
	return costs.at(-1) ?? 0;
}
