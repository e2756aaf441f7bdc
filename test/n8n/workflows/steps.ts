import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { NewWorkflow } from './types';

export const START = 'Start';

export type Step = { operation: string; resource?: string; parameters?: IDataObject };

/** A workflow of a manual trigger and Dinie nodes in a row, named after their operations; failing, they go on. */
export function actionWorkflow(name: string, steps: Step[]): NewWorkflow {
	const names = [START, ...steps.map(({ operation }) => operation)];
	const start = {
		id: randomUUID(),
		name: START,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodes = steps.map(({ operation, resource = 'webhookEndpoint', parameters }, index) => ({
		id: randomUUID(),
		name: operation,
		type: 'n8n-nodes-dinie.dinie',
		typeVersion: 1,
		position: [200 * (index + 1), 0],
		parameters: { resource, operation, ...parameters },
		credentials: { dinieApi: {} },
		executeOnce: true,
		onError: 'continueRegularOutput',
	}));
	const links = names.slice(1).map((node, index) => {
		return [names[index], { main: [[{ node, type: 'main', index: 0 }]] }];
	});
	const settings = { executionOrder: 'v1' };
	return { name, nodes: [start, ...nodes], connections: Object.fromEntries(links), settings };
}
