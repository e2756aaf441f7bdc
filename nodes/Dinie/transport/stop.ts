import { sleep } from 'n8n-workflow';
import { operationError } from '../errors';
import type { DinieContext } from './send';

/** Throws once the execution was stopped that the request is for; `purpose` is what Dinie was to be asked. */
export function requireRunning(context: DinieContext, purpose: string): void {
	if (!signalOf(context)?.aborted) return;
	throw operationError(
		context.getNode(),
		`The execution was stopped before Dinie had answered the request to ${purpose}`,
	);
}

/** Waits, but no longer than the execution goes on. */
export async function wait(context: DinieContext, ms: number): Promise<void> {
	const signal = signalOf(context);
	await (signal ? Promise.race([sleep(ms), stopOf(signal)]) : sleep(ms));
}

const signalOf = (context: DinieContext): AbortSignal | undefined =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

async function stopOf(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
