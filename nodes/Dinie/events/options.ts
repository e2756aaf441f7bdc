import { PATTERN_LABELS } from './patterns';
import { EVENTS, RESOURCES } from './catalogue';

const descriptions: Record<string, string> = Object.fromEntries([
	...Object.entries(RESOURCES).map(([resource, name]) => [
		`${resource}.*`,
		`Every event of a ${name.toLowerCase()}, also ones that Dinie adds later`,
	]),
	...Object.entries(EVENTS).map(([type, { description }]) => [type, `${description} (${type})`]),
]);

/** Options for choosing events to subscribe to. */
export const eventOptions = optionsFrom(PATTERN_LABELS);

/** Options for choosing one event, those that only Dinie's SDKs know included. */
export const singleEventOptions = optionsFrom(
	Object.fromEntries(Object.entries(EVENTS).map(([type, { name }]) => [type, name])),
);

/** Sorted by name, as n8n asks. */
function optionsFrom(labels: Record<string, string>) {
	return Object.entries(labels)
		.map(([value, name]) => ({ name, value, description: descriptions[value] ?? name }))
		.sort((a, b) => a.name.localeCompare(b.name));
}
