import { createHash } from 'node:crypto';
import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { memoryAt, triggerKey } from '../memory';
import { readSettings } from '../settings';
import { tick } from './tick';

/**
 * What n8n calls at each start and publish of the workflow, and on a new leader. That it exists makes n8n call the
 * hooks at a start too; it has the endpoint looked at every few minutes. Never throws: n8n would take the workflow
 * down. Always answers an object: n8n takes a trigger without one for dead and applies it anew every ten seconds.
 */
export async function startWatch(this: ITriggerFunctions): Promise<ITriggerResponse> {
	try {
		return openWatch(this);
	} catch (error) {
		this.logger.warn(
			`Dinie Trigger '${this.getNode().name}' is not watched over: ${(error as Error).message}`,
			{ workflowId: this.getWorkflow().id },
		);
		return {};
	}
}

function openWatch(context: ITriggerFunctions): ITriggerResponse {
	const { isManual, watchMinutes } = readSettings(context);
	if (isManual || watchMinutes === 0) return {};
	const key = triggerKey(context);
	memoryAt(key).watch = context;
	const second = secondFor(key);
	// n8n can keep the first callback for ever, so it finds all else in memory, where the latest call has put it.
	context.helpers.registerCron(
		{ expression: `${second} */${watchMinutes} * * * *` },
		async () => await tick(key),
	);
	return {
		async closeFunction() {
			const memory = memoryAt(key);
			if (memory.watch === context) memory.watch = undefined;
		},
	};
}

/** Triggers do not ask Dinie all at once. */
const secondFor = (key: string) => createHash('sha256').update(key).digest().readUInt16BE() % 60;
