import type { IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { TriggerMemory } from './memory';

const MOST_UNTOLD = 20;

type Context = IHookFunctions | ITriggerFunctions | IWebhookFunctions;

export type News = {
	/** Completes "Dinie Trigger found that …". */
	found: string;
	/** What has been done about it, a sentence without a full stop. */
	done: string;
	/** Whether Dinie may have had events that it did not deliver, and will not. */
	mayMiss: boolean;
};

/** Writes what was found and done to n8n's log, and leaves it for the watch to tell the team once. */
export function note(
	context: Context,
	memory: TriggerMemory,
	{ found, done, mayMiss }: News,
): void {
	const text = [`Dinie Trigger found that ${found}`, done, ...(mayMiss ? [missing(memory)] : [])]
		.join('. ')
		.concat('.');
	context.logger.warn(text, {
		workflowId: context.getWorkflow().id,
		nodeId: context.getNode().id,
	});
	memory.untold = [...memory.untold, text].slice(-MOST_UNTOLD);
}

function missing({ lastWell }: TriggerMemory): string {
	const since =
		lastWell === undefined
			? 'Since when is not known, because this n8n has not seen it well since it started'
			: `The last look that saw all well was at ${minuteOf(lastWell)}`;
	return `Events may be missing. ${since}: look up at Dinie what became of your customers, offers and loans since then`;
}

const minuteOf = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
