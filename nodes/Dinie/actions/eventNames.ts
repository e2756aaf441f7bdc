import {
	PATTERN_LABELS,
	eventNamesIn,
	whyNoEventNames,
	withAddedEvents,
	type EventPattern,
} from '../events/patterns';
import { EVENTS } from '../events/catalogue';
import type { Field } from './field';
import { nearestName } from './nearestName';

const SUBSCRIBABLE = ['*', ...new Set([...Object.keys(PATTERN_LABELS), ...Object.keys(EVENTS)])];

/**
 * What to subscribe to: 'Events', which must be names of the catalogue, and 'Additional Events', which go to
 * Dinie as they are. An empty list in 'Events' means every event.
 */
export const subscriptionIn = (events: Field, additional: Field | undefined): EventPattern[] =>
	withAddedEvents(chosenEventsIn(events), additionalEventsIn(additional));

export function chosenEventsIn(field: Field): EventPattern[] {
	const names = namesIn(field.value);
	if (names === undefined) {
		throw field.refuse(
			`is not a list of event names: ${JSON.stringify(field.value)}. Choose from the list, or give an expression that makes one, e.g. {{ ["loan.error", "loan.active"] }}`,
		);
	}
	for (const name of names) {
		requireKnown(field, name, {
			known: SUBSCRIBABLE,
			advice: "; a name that Dinie added lately goes into 'Additional Events'",
		});
	}
	return names;
}

/** Refuses a name that is not one of those known, and tells the nearest. */
export function requireKnown(
	field: Field,
	name: string,
	{ known, advice = '' }: { known: string[]; advice?: string },
): void {
	if (known.includes(name)) return;
	throw field.refuse(
		`holds '${name}', which is no event of Dinie that this node knows. The nearest is '${nearestName(name, known)}'${advice}`,
	);
}

/** One name, of the catalogue or not. */
export function eventNameIn(field: Field): EventPattern {
	const name = field.filledText();
	const complaint = whyNoEventNames('Event', [name]);
	if (complaint) throw field.complain(complaint);
	return name;
}

export function additionalEventsIn(field: Field | undefined): EventPattern[] {
	if (field === undefined) return [];
	const names = field.list(',');
	const complaint = whyNoEventNames('Additional Events', names);
	if (complaint) throw field.complain(complaint);
	return names;
}

// Text without a name in it is what an expression leaves that found nothing: no choice of every event.
function namesIn(value: unknown): EventPattern[] | undefined {
	if (typeof value === 'string') {
		const names = eventNamesIn(value);
		return names.length > 0 ? names : undefined;
	}
	if (!Array.isArray(value) || !value.every((name) => typeof name === 'string')) return undefined;
	return value.map((name) => name.trim());
}
