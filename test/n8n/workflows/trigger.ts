import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { NewWorkflow } from './types';

export const TRIGGER = 'Dinie Trigger';

/** A workflow of a Dinie Trigger and a node that does nothing behind each of its outputs. */
export function triggerWorkflow(
	name: string,
	parameters: IDataObject = {},
	outputCount = 1,
): NewWorkflow {
	const behind = Array.from({ length: outputCount }, (_, output) => `Output ${output}`);
	return {
		name,
		nodes: [
			{
				id: randomUUID(),
				name: TRIGGER,
				type: 'n8n-nodes-dinie.dinieTrigger',
				typeVersion: 1.1,
				position: [0, 0],
				webhookId: randomUUID(),
				parameters,
				credentials: { dinieApi: {} },
			},
			...behind.map((node, output) => ({
				id: randomUUID(),
				name: node,
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [240, output * 160],
				parameters: {},
			})),
		],
		connections: { [TRIGGER]: { main: behind.map((node) => [{ node, type: 'main', index: 0 }]) } },
		settings: { executionOrder: 'v1' },
	};
}
