import { randomUUID } from 'node:crypto';
import type { IConnections, IDataObject, INode, IPinData, IWorkflowSettings } from 'n8n-workflow';

export type NewWorkflow = {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	/** Items that a node gives in a manual run instead of running. */
	pinData?: IPinData;
};

export type Workflow = NewWorkflow & {
	id: string;
	versionId: string;
	active: boolean;
	staticData: IDataObject | null;
};

export const START = 'Start';
export const TRIGGER = 'Dinie Trigger';
export const ACTION = 'Dinie';
export const BEHIND = 'Behind';

export const COLUMN = 240;
const ROW = 160;

/** A node as n8n's editor puts it down. */
export const nodeOf = (
	name: string,
	type: string,
	parameters: IDataObject,
	changes: Partial<INode> = {},
): INode => ({
	id: randomUUID(),
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: parameters as INode['parameters'],
	...changes,
});

/** Whoever saves the workflow puts the credential in. */
const credentials = { dinieApi: { id: null, name: '' } };

export const startNode = () => nodeOf(START, 'n8n-nodes-base.manualTrigger', {});

export const idleNode = (name = BEHIND) => nodeOf(name, 'n8n-nodes-base.noOp', {});

/** A Dinie node. */
export const actionNode = (name: string, parameters: IDataObject, changes: Partial<INode> = {}) =>
	nodeOf(name, 'n8n-nodes-dinie.dinie', parameters, { credentials, ...changes });

/** Leads each output to the node of its place. */
export const leadTo = (...targets: string[]) => ({
	main: targets.map((node) => [{ node, type: 'main' as const, index: 0 }]),
});

/** A workflow of nodes in a row, each leading to the next. */
export function rowOf(name: string, nodes: INode[]): NewWorkflow {
	const links = nodes.slice(1).map((node, index) => [nodes[index]?.name, leadTo(node.name)]);
	return {
		name,
		nodes: nodes.map((node, column) => ({ ...node, position: [column * COLUMN, 0] })),
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1' },
	};
}

/** A workflow that is started by hand, with a Dinie node and a node behind it that does nothing. */
export const actionWorkflow = (name: string, parameters: IDataObject): NewWorkflow =>
	rowOf(name, [startNode(), actionNode(ACTION, parameters), idleNode()]);

/** A workflow of a Dinie Trigger and a node that does nothing behind each of its outputs. */
export function triggerWorkflow(
	name: string,
	parameters: IDataObject = {},
	{ outputCount = 1, ...changes }: Partial<INode> & { outputCount?: number } = {},
): NewWorkflow {
	const ours = { typeVersion: 1.1, webhookId: randomUUID(), credentials, ...changes };
	const trigger = nodeOf(TRIGGER, 'n8n-nodes-dinie.dinieTrigger', parameters, ours);
	const behind = Array.from({ length: outputCount }, (_, output): INode => {
		return { ...idleNode(`Output ${output}`), position: [COLUMN, output * ROW] };
	});
	return {
		name,
		nodes: [trigger, ...behind],
		connections: { [trigger.name]: leadTo(...behind.map((node) => node.name)) },
		settings: { executionOrder: 'v1' },
	};
}
