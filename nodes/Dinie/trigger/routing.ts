import { EVERY_EVENT, mostSpecific, type EventPattern } from '../events/patterns';
import type { TriggerSettings } from './settings';

type Choice = Pick<TriggerSettings, 'additionalEvents' | 'events' | 'outputMode'>;

/** Patterns of each output, in the order of the outputs; an empty subscription is everything. */
function patternsByOutput({ events, additionalEvents, outputMode }: Choice): EventPattern[][] {
	if (outputMode === 'single')
		return [events.length > 0 ? [...events, ...additionalEvents] : ['*']];
	const chosen = events.length > 0 ? events : EVERY_EVENT;
	const outputs = chosen.map((pattern) => [pattern]);
	return additionalEvents.length > 0 ? [...outputs, additionalEvents] : outputs;
}

/** What to subscribe to at Dinie, where `[]` means every event. */
export function subscriptionFor(choice: Choice): EventPattern[] {
	const patterns = [...new Set(patternsByOutput(choice).flat())];
	return patterns.includes('*') ? [] : patterns;
}

/** Whether an event is listened to. */
export const isSubscribed = (type: string, choice: Choice) => outputOf(type, choice) !== undefined;

/** Where an event goes: the output with the narrowest matching pattern, or none when it is not subscribed. */
export function outputOf(type: string, choice: Choice): number | undefined {
	const outputs = patternsByOutput(choice);
	const narrowest = mostSpecific(outputs.flat(), type);
	if (narrowest === undefined) return undefined;
	return outputs.findIndex((patterns) => patterns.includes(narrowest));
}

export const outputCountFor = (choice: Choice) => patternsByOutput(choice).length;
