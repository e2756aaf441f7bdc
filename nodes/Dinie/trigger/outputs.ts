import type { IDataObject } from 'n8n-workflow';
import { PATTERN_LABELS, RESOURCE_PATTERNS } from '../events/patterns';
import { RESOURCES } from '../events/catalogue';

/**
 * The node's outputs for its parameters. n8n runs the text of this function in the editor, so it may use nothing
 * from around it.
 */
export function outputsFor(
	parameters: IDataObject,
	names: Record<string, string>,
	resourcePatterns: string[],
) {
	if (parameters.outputMode !== 'perEvent') return [{ type: 'main' }];
	const events = Array.isArray(parameters.events) ? (parameters.events as string[]) : [];
	const chosen = events.length > 0 ? events : resourcePatterns;
	const displayNames = chosen.map((pattern) => names[pattern] ?? pattern);
	const options = (parameters.options ?? {}) as IDataObject;
	const additional = String(options.additionalEvents ?? '').split(',');
	if (additional.some((name) => name.trim() !== '')) displayNames.push('Additional Events');
	return displayNames.map((displayName) => ({ type: 'main', displayName }));
}

/** The canvas cuts long names short, so what tells two outputs apart comes first: "Active (Customer)". */
export function outputName(label: string): string {
	const resource = Object.values(RESOURCES).find((name) => label.startsWith(`${name} `));
	if (resource) return `${label.slice(resource.length + 1)} (${resource})`;
	return label.replace(/^All (.*) Events$/, '$1');
}

const OUTPUT_NAMES = Object.fromEntries(
	Object.entries(PATTERN_LABELS).map(([pattern, label]) => [pattern, outputName(label)]),
);

const FACTS = [OUTPUT_NAMES, RESOURCE_PATTERNS].map((fact) => JSON.stringify(fact)).join(', ');

export const outputsExpression = `={{ (${outputsFor.toString()})($parameter, ${FACTS}) }}` as const;
