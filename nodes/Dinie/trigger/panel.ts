import type { IDataObject, INodeTypeDescription, NodeHint } from 'n8n-workflow';
import { eventNamesIn, PATTERN_LABELS } from '../events/patterns';
import { hasOneOutputExpression } from './outputs';

/**
 * What the canvas says below the trigger's name: the events listened to. n8n runs the text of this function in the
 * editor, so it may use nothing from around it.
 */
export function subtitleFor(
	parameters: IDataObject,
	names: Record<string, string>,
	namesIn: typeof eventNamesIn,
) {
	const events = namesIn(parameters.events);
	if (events.length === 0) return 'Every event';
	const options = (parameters.options ?? {}) as IDataObject;
	return [
		...events.map((event) => names[event] ?? event),
		...namesIn(options.additionalEvents),
	].join(', ');
}

export const subtitleExpression = `={{ (${subtitleFor.toString()})($parameter, ${JSON.stringify(PATTERN_LABELS)}, ${eventNamesIn.toString()}) }}`;

const building =
	"<b>While building your workflow</b>, click 'Execute step', then make an event happen at Dinie. n8n registers an endpoint for this test, takes one event and removes the endpoint; a published version of the workflow is not disturbed.<br /><br />";
const whereToLook =
	'These executions show up in the <a data-key="executions">executions list</a>, but not in the editor.';

const keptRight =
	'With an endpoint that is registered automatically, n8n looks every few minutes whether the endpoint at Dinie is as it should be, and puts it right. What it found is told as a failed execution, which also runs the Error Workflow of the workflow.';

/** The answers of the editor to "When will this node trigger my flow?". */
export const triggerPanel = {
	executionsHelp: {
		inactive: `${building}<b>Once you're happy with your workflow</b>, publish it. Dinie then starts it with every event you chose. ${whereToLook}`,
		active: `${building}<b>Your workflow also runs by itself</b>, since it is published: Dinie starts it with every event you chose. ${whereToLook}<br /><br />${keptRight}`,
	},
} satisfies INodeTypeDescription['triggerPanel'];

/** n8n shows no output schema for triggers, which this makes up for. */
export const triggerHints: NodeHint[] = [
	{
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		// n8n takes mock data with one output only.
		displayCondition: hasOneOutputExpression,
		message:
			"To map fields before the first event, run 'Get Sample' of the Dinie node and paste its output into 'set mock data'",
	},
];
