import { randomUUID } from 'node:crypto';
import { Workflow, type IDataObject, type INode, type INodeType } from 'n8n-workflow';

const defaultParameters = {
	events: [] as string[],
	registration: 'automatic',
	outputMode: 'single',
	options: {},
};

const credentials = { dinieApi: { id: '1', name: 'Dinie API' } };

export const triggerNode = (parameters: IDataObject, id = 'node-1'): INode => ({
	id,
	name: 'Dinie Trigger',
	type: 'n8n-nodes-dinie.dinieTrigger',
	typeVersion: 1.1,
	position: [0, 0],
	webhookId: randomUUID(),
	parameters: { ...defaultParameters, ...parameters } as INode['parameters'],
	credentials,
});

export const dinieNode = (parameters: IDataObject): INode => ({
	id: 'node-2',
	name: 'Dinie',
	type: 'n8n-nodes-dinie.dinie',
	typeVersion: 1,
	position: [240, 0],
	parameters: parameters as INode['parameters'],
	credentials,
});

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
