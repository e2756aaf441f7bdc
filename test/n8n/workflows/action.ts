import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { triggerWorkflow } from './trigger';
import type { NewWorkflow } from './types';

export const ACTION = 'Dinie';
export const BEHIND = 'Behind';

/** A workflow that is started by hand, with a Dinie node and a node behind it that does nothing. */
export function actionWorkflow(name: string, parameters: IDataObject): NewWorkflow {
	return {
		name,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', {}),
			{ ...node(ACTION, 'n8n-nodes-dinie.dinie', parameters), credentials: { dinieApi: {} } },
			node(BEHIND, 'n8n-nodes-base.noOp', {}),
		].map((each, column) => ({ ...each, position: [column * 240, 0] })),
		connections: { Start: to(ACTION), [ACTION]: to(BEHIND) },
		settings: { executionOrder: 'v1' },
	};
}

/** A Dinie Trigger with a node behind each output and, apart from them, a Dinie node started by hand. */
export function triggerAndAction(name: string, parameters: IDataObject): NewWorkflow {
	const trigger = triggerWorkflow(name);
	const action = actionWorkflow(name, parameters);
	const lower = (each: object) => ({ ...each, position: [positionOf(each), 240] });
	return {
		...trigger,
		nodes: [...trigger.nodes, ...action.nodes.map(lower)],
		connections: { ...trigger.connections, ...action.connections },
	};
}

const positionOf = (each: object) =>
	'position' in each && Array.isArray(each.position) ? Number(each.position[0]) : 0;

const node = (name: string, type: string, parameters: IDataObject) => ({
	id: randomUUID(),
	name,
	type,
	typeVersion: 1,
	parameters,
});

const to = (target: string) => ({ main: [[{ node: target, type: 'main', index: 0 }]] });
