import type { IDataObject } from 'n8n-workflow';
import { EVERY_EVENT, eventNamesIn, PATTERN_LABELS } from '../events/patterns';
import { RESOURCES } from '../events/catalogue';

/**
 * The node's outputs for its parameters. n8n runs the text of this function in the editor, so it may use nothing
 * from around it.
 */
export function outputsFor(
	parameters: IDataObject,
	names: Record<string, string>,
	everyEvent: string[],
	namesIn: typeof eventNamesIn,
) {
	if (parameters.outputMode !== 'perEvent') return [{ type: 'main' }];
	const events = namesIn(parameters.events);
	const chosen = events.length > 0 ? events : everyEvent;
	const displayNames = chosen.map((pattern) => names[pattern] ?? pattern);
	const options = (parameters.options ?? {}) as IDataObject;
	if (namesIn(options.additionalEvents).length > 0) displayNames.push('Additional Events');
	return displayNames.map((displayName) => ({ type: 'main', displayName }));
}

/** The canvas cuts long names short, so what tells two outputs apart comes first: "Active (Customer)". */
export function outputName(label: string): string {
	const resource = Object.values(RESOURCES).find((name) => label.startsWith(`${name} `));
	if (resource) return `${label.slice(resource.length + 1)} (${resource})`;
	return label.replace(/^All (.*) Events$/, '$1');
}

const OUTPUT_NAMES = {
	...Object.fromEntries(
		Object.entries(PATTERN_LABELS).map(([pattern, label]) => [pattern, outputName(label)]),
	),
	'*': 'Other Events',
};

const FACTS = [OUTPUT_NAMES, EVERY_EVENT].map((fact) => JSON.stringify(fact)).join(', ');
const OUTPUTS = `(${outputsFor.toString()})($parameter, ${FACTS}, ${eventNamesIn.toString()})`;

export const outputsExpression = `={{ ${OUTPUTS} }}` as const;

/** Whether the node has one output only, as n8n's editor asks. */
export const hasOneOutputExpression = `={{ ${OUTPUTS}.length === 1 }}`;
