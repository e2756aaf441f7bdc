import type { IExecuteFunctions } from 'n8n-workflow';
import {
	PATTERN_LABELS,
	eventNamesIn,
	whyNoEventNames,
	withAddedEvents,
	type EventPattern,
} from '../events/patterns';
import { EVENTS } from '../events/catalogue';
import { nearestName } from './nearestName';
import { badInput } from './operation';

const SUBSCRIBABLE = ['*', ...new Set([...Object.keys(PATTERN_LABELS), ...Object.keys(EVENTS)])];

/**
 * What to subscribe to: 'Events', which must be names of the catalogue, and 'Additional Events', which go to
 * Dinie as they are. Nothing in 'Events' means every event.
 */
export function subscriptionIn(
	context: IExecuteFunctions,
	itemIndex: number,
	choice: { events?: unknown; additionalEvents?: unknown },
): EventPattern[] {
	// What an expression left undefined is no choice of every event.
	const events = 'events' in choice ? choice.events : [];
	const isList = Array.isArray(events) && events.every((name) => typeof name === 'string');
	if (!isList && typeof events !== 'string') {
		throw badInput(
			context,
			itemIndex,
			`'Events' is not a list of event names: ${JSON.stringify(events)}. Choose from the list, or give an expression that makes one, e.g. {{ ["loan.error", "loan.active"] }}`,
		);
	}
	const names = isList ? events : eventNamesIn(events as string);
	for (const name of names) {
		requireKnown(context, itemIndex, name, {
			parameter: 'Events',
			known: SUBSCRIBABLE,
			advice: "; a name that Dinie added lately goes into 'Additional Events'",
		});
	}
	const added = additionalEventsIn(context, itemIndex, choice.additionalEvents);
	return withAddedEvents(names, added);
}

/** Refuses a name that is not one of those known, and tells the nearest. */
export function requireKnown(
	context: IExecuteFunctions,
	itemIndex: number,
	name: string,
	{ parameter, known, advice = '' }: { parameter: string; known: string[]; advice?: string },
): void {
	if (known.includes(name)) return;
	throw badInput(
		context,
		itemIndex,
		`'${parameter}' holds '${name}', which is no event of Dinie that this node knows. The nearest is '${nearestName(name, known)}'${advice}`,
	);
}

function additionalEventsIn(
	context: IExecuteFunctions,
	itemIndex: number,
	text: unknown,
): EventPattern[] {
	const names = eventNamesIn(String(text ?? ''));
	const complaint = whyNoEventNames('Additional Events', names);
	if (complaint) throw badInput(context, itemIndex, complaint);
	return names;
}
