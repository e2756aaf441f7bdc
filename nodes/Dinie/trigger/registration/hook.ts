import type { IHookFunctions } from 'n8n-workflow';
import { nodeError } from '../../errors';
import type { Send } from '../../transport/send';
import { inTurn, memoryOf, type TriggerMemory } from '../memory';
import { isManualRegistration } from '../settings';
import { isTestRun } from '../testRun';
import { hookApi, isStart } from './start';

/** One call of a hook by n8n. */
export type Hook = {
	context: IHookFunctions;
	memory: TriggerMemory;
	isTest: boolean;
	send: Send;
};

/**
 * Runs `checkExists` or `create`, after all else that this process does for the trigger. At a start it never throws:
 * n8n's publication engine would take the route away, call `delete`, and never try again. What could not be done is
 * left to the first look of the watch.
 */
export async function runHook<T>(
	context: IHookFunctions,
	work: (hook: Hook) => Promise<T>,
	atStart: T,
): Promise<T> {
	const memory = memoryOf(context);
	const isTest = isTestRun(context);
	const run = async () => {
		if (!isTest) memory.hasCreated = false;
		return await work({ context, memory, isTest, send: hookApi(context) });
	};
	try {
		// A test run has a registration of its own, and a person waits for it.
		return isTest || isManualRegistration(context) ? await run() : await inTurn(memory, run);
	} catch (error) {
		if (!isStart(context)) {
			if (!isTest) Object.assign(memory, { hasFailed: true, wanted: undefined });
			throw nodeError(context.getNode(), error as Error);
		}
		context.logger.warn(
			`Dinie Trigger '${context.getNode().name}' could not be checked while n8n starts, and goes on as it is: ${(error as Error).message}`,
			{ workflowId: context.getWorkflow().id },
		);
		return atStart;
	}
}
