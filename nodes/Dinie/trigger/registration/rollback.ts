import type { IHookFunctions } from 'n8n-workflow';
import { nodeError } from '../../errors';

/** Triggers whose publish has just failed, by their static data. */
const failed = new WeakSet<object>();

/** Runs a hook and remembers when it throws: n8n then calls `delete`, to roll back. */
export async function notingFailure<T>(
	context: IHookFunctions,
	hook: () => Promise<T>,
): Promise<T> {
	try {
		return await hook();
	} catch (error) {
		failed.add(context.getWorkflowStaticData('node'));
		throw nodeError(context.getNode(), error as Error);
	}
}

/** Whether this call of `delete` rolls back a publish that failed. */
export const isRollback = (context: IHookFunctions) =>
	failed.delete(context.getWorkflowStaticData('node'));
