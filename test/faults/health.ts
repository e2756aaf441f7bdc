import { outputOf } from '../n8n/executions';
import type { Scene } from './scene';

const START = 'Start';
const CHECK_HEALTH = 'Check Health';

/** What the Dinie node's Check Health says in this n8n: the problems of each endpoint. */
export async function checkHealth({ stage, rest }: Scene): Promise<string[]> {
	const { id } = await stage.addWorkflow({
		name: 'Health',
		nodes: [
			{
				id: 'start',
				name: START,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'health',
				name: CHECK_HEALTH,
				type: 'n8n-nodes-dinie.dinie',
				typeVersion: 1,
				position: [240, 0],
				parameters: { resource: 'webhookEndpoint', operation: 'checkHealth' },
				credentials: { dinieApi: {} },
			},
		],
		connections: { [START]: { main: [[{ node: CHECK_HEALTH, type: 'main', index: 0 }]] } },
	});
	const execution = await rest.runManually(id, START);
	await rest.archiveWorkflow(id);
	await rest.deleteWorkflow(id);
	return outputOf(execution, CHECK_HEALTH).map(({ problems }) => String(problems));
}
