import type { ITriggerFunctions } from 'n8n-workflow';
import { operationError } from '../../errors';
import type { TriggerMemory } from '../memory';

/**
 * Tells the team once what was mended: as a failed execution, which also runs the workflow's Error Workflow. The
 * trigger stays as it is. (`emitError` must not be used: n8n would put the static data of all nodes back.)
 */
export function tellTeam(context: ITriggerFunctions, memory: TriggerMemory): void {
	const { untold } = memory;
	memory.untold = [];
	for (const text of untold) {
		// n8n 1 has no `saveFailedExecution`.
		if (typeof context.saveFailedExecution === 'function') {
			context.saveFailedExecution(operationError(context.getNode(), text));
		} else {
			context.logger.error(text, { workflowId: context.getWorkflow().id });
		}
	}
}
