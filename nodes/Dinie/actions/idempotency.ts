import { createHash, randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/**
 * A key that n8n's Retry On Fail repeats, so that Dinie replays its first answer, and nothing else: another
 * execution, another round of a loop, another item and another request each have their own.
 */
export function idempotencyKey(
	context: IExecuteFunctions,
	itemIndex: number,
	request: IDataObject,
): string {
	const { id, name } = context.getNode();
	const { $runIndex } = context.getWorkflowDataProxy(itemIndex);
	// n8n runs without an execution in its database only in places that never try again.
	const execution = context.getExecutionId() ?? randomUUID();
	const made = [context.getInstanceId(), execution, id, name, $runIndex, itemIndex, request];
	return createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 32);
}

/** Whether an earlier try of this execution has sent what the key stands for, with an answer or without. */
export const isBegun = (context: IExecuteFunctions, key: string) => key in begunIn(context);

/** Notes with the execution that what the key stands for is being sent. */
export function noteBegun(context: IExecuteFunctions, key: string): void {
	context.getContext('node').begun = { ...begunIn(context), [key]: true };
}

const begunIn = (context: IExecuteFunctions) =>
	(context.getContext('node').begun ?? {}) as IDataObject;
