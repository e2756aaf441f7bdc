import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { TriggerMemory } from '../memory';
import { readKept, type Registration } from './kept';

/**
 * The registrations to believe in: what n8n hands over, read from its database, and what this process has seen to be
 * right. n8n saves the static data of a workflow as a whole: a polling trigger, or an execution that began earlier,
 * puts an older copy back. https://github.com/n8n-io/n8n/blob/master/packages/cli/src/workflows/workflow-static-data.service.ts
 */
export function believed(
	context: IHookFunctions | IWebhookFunctions,
	memory: TriggerMemory,
	isTest: boolean,
): { stored: Registration | undefined; all: Registration[] } {
	const kept = readKept(context);
	const stored = kept?.isTest === isTest ? kept : undefined;
	if (isTest) return { stored, all: stored ? [stored] : [] };
	const { newest, gone } = memory;
	const all = [stored, newest === stored ? undefined : newest]
		.filter((each) => each !== undefined)
		.filter(({ endpointId }) => !gone.get(endpointId));
	const [first, second] = all;
	if (!first || first.endpointId !== second?.endpointId) return { stored, all };
	// Of the same secret this process knows more: how it has changed the endpoint since.
	if (first.sealedSecret === second.sealedSecret) return { stored, all: [second] };
	// By Dinie's own time: what was rotated away must not come back.
	const order = first.graceEndsAt - second.graceEndsAt;
	return { stored, all: order === 0 ? all : [order > 0 ? first : second] };
}
