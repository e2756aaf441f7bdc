import type { IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { TriggerMemory } from './memory';

const MOST_UNTOLD = 20;
const MINUTE_MS = 60_000;

type Context = IHookFunctions | ITriggerFunctions | IWebhookFunctions;

export type News = {
	/** Completes "Dinie Trigger found that …". */
	found: string;
	/** What has been done about it, a sentence without a full stop. */
	done: string;
	/** Whether Dinie may have had events that it did not deliver, and will not. */
	mayMiss: boolean;
	/** What people have to do before events arrive again; nothing where all has been put right. */
	toDo?: string;
};

/** Writes what was found and done to n8n's log, and leaves it for the watch to tell the team once. */
export function note(context: Context, memory: TriggerMemory, news: News): void {
	const { found, done, mayMiss, toDo = mayMiss ? LOOK_UP : NOTHING_TO_DO } = news;
	const text = [
		`Dinie Trigger found that ${found}`,
		done,
		...(mayMiss ? [missing(memory, news.toDo === undefined)] : []),
		toDo,
	]
		.join('. ')
		.concat('.');
	context.logger.warn(text, {
		workflowId: context.getWorkflow().id,
		nodeId: context.getNode().id,
	});
	memory.untold = [...memory.untold, text].slice(-MOST_UNTOLD);
}

const LOOK_UP =
	'What to do: look up at Dinie which of your customers, credit offers and loans have changed in that time';
const NOTHING_TO_DO = 'There is nothing for you to do';

/** From when to when events may be missing, as far as that is known. */
function missing({ lastWell }: TriggerMemory, isOver: boolean): string {
	const end = isOver ? ` until ${minuteOf(Date.now() + MINUTE_MS)}` : '';
	return lastWell === undefined
		? `Events may be missing${end}. Since when is not known, because this n8n has not seen the endpoint well since it started`
		: `Events may be missing from ${minuteOf(lastWell)}, when the endpoint was last seen well,${end || ' on'}`;
}

const minuteOf = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
