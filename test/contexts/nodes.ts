import { randomUUID } from 'node:crypto';
import { Workflow, type IDataObject, type INode, type INodeType } from 'n8n-workflow';

const defaultParameters = {
	events: [] as string[],
	registration: 'automatic',
	outputMode: 'single',
	options: {},
};

export function triggerNode(parameters: IDataObject, id = 'node-1'): INode {
	return {
		id,
		name: 'Dinie Trigger',
		type: 'n8n-nodes-dinie.dinieTrigger',
		typeVersion: 1.1,
		position: [0, 0],
		webhookId: randomUUID(),
		parameters: { ...defaultParameters, ...parameters } as INode['parameters'],
		credentials: { dinieApi: { id: '1', name: 'Dinie API' } },
	};
}

/** A workflow of this one node, with what n8n's database holds for it. */
export function workflowOf(
	node: INode,
	nodeType: INodeType,
	{ id = 'workflow', staticData = {} }: { id?: string; staticData?: IDataObject } = {},
): Workflow {
	return new Workflow({
		id,
		name: 'Loan alerts',
		active: true,
		nodes: [node],
		connections: {},
		staticData: { [`node:${node.name}`]: staticData },
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
	});
}
