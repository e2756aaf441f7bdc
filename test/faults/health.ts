import { outputOf } from '../n8n/executions';
import { ACTION, actionWorkflow, START } from '../n8n/workflows';
import type { Scene } from './scene';

const HEALTH = { resource: 'webhookEndpoint', operation: 'checkHealth' };

/** What the Dinie node's Check Health says in this n8n: the problems of each endpoint. */
export async function checkHealth({ stage, rest }: Scene): Promise<string[]> {
	const { id } = await stage.addWorkflow(actionWorkflow('Health', HEALTH));
	const execution = await rest.runManually(id, START);
	await rest.archiveWorkflow(id);
	await rest.deleteWorkflow(id);
	return outputOf(execution, ACTION).map(({ problems }) => String(problems));
}
