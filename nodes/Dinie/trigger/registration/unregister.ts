import type { IHookFunctions } from 'n8n-workflow';
import { nodeError } from '../../errors';
import { inTurn, memoryOf, type TriggerMemory } from '../memory';
import { isManualRegistration } from '../settings';
import { isTestRun } from '../testRun';
import { believed } from './believed';
import { deleteAll, deleteByMark } from './deleteOwn';

/**
 * Deletes the trigger's endpoint; throws, naming it, when it stays at Dinie. Only a test run and the rollback of a
 * publish that failed log instead: n8n would keep the test listener, or take the trigger for registered.
 */
export async function unregister(context: IHookFunctions): Promise<boolean> {
	const memory = memoryOf(context);
	const isTest = isTestRun(context);
	const isHeld = believed(context, memory, isTest).all.length > 0;
	const isUnused = memory.wanted === undefined;
	if (isTest) memory.testUrl = undefined;
	else memory.wanted = undefined;
	if (!isHeld && isManualRegistration(context)) return true;
	if (isTest) {
		return await orLogged(
			context,
			'left a test endpoint behind',
			deleteAll(context, memory, { isTest }),
		);
	}
	if (memory.hasFailed) {
		return await orLogged(context, 'could not undo a failed publish', rollBack(context, memory));
	}
	const work = async () => await deleteAll(context, memory, { isTest, isUnused });
	return await inTurn(memory, work).catch((error: Error) => {
		throw nodeError(context.getNode(), error);
	});
}

async function orLogged(
	context: IHookFunctions,
	failure: string,
	work: Promise<boolean>,
): Promise<boolean> {
	return await work.catch((error: Error) => {
		context.logger.warn(`Dinie Trigger '${context.getNode().name}' ${failure}: ${error.message}`, {
			workflowId: context.getWorkflow().id,
		});
		return true;
	});
}

/**
 * Takes back what the hook that failed has created, and nothing else. Before it created one there was none at our
 * URL, so that one with our mark there is it, even if the answer with its ID was lost.
 */
async function rollBack(context: IHookFunctions, memory: TriggerMemory): Promise<boolean> {
	const { hasCreated } = memory;
	Object.assign(memory, { hasCreated: false, hasFailed: false });
	if (hasCreated) await deleteByMark(context);
	return true;
}
