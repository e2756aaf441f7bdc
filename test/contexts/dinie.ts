import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IRun,
	type IWorkflowBase,
} from 'n8n-workflow';
import { Dinie } from '../../nodes/Dinie/Dinie.node';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { SandboxOptions } from '../../sandbox/settings';
import { additionalDataFor } from './additionalData';

export type Outcome = {
	items: INodeExecutionData[];
	/** What the user reads when the execution failed. */
	message: string | undefined;
};

export type TestDinie = {
	sandbox: Sandbox;
	/** The credential's data; change it to break it. */
	credential: IDataObject;
	/** Runs a workflow of start items and our node behind them. */
	run(
		parameters: IDataObject,
		items?: INodeExecutionData[],
		node?: Partial<INode>,
	): Promise<Outcome>;
	close(): Promise<void>;
};

/** Our action node inside n8n-core's own engine, and a sandbox for Dinie. */
export async function startDinie(options: SandboxOptions = {}): Promise<TestDinie> {
	const sandbox = await startSandbox({ speed: 0, ...options });
	const credential: IDataObject = {
		environment: 'custom',
		baseUrl: sandbox.baseUrl,
		clientId: sandbox.clientId,
		clientSecret: sandbox.clientSecret,
		webhookSecret: '',
		accessToken: '',
	};
	return {
		sandbox,
		credential,
		run: async (parameters, items = [{ json: {} }], changes = {}) =>
			await runWorkflow({ ...dinieNode(parameters), ...changes }, items, credential),
		close: async () => await sandbox.close(),
	};
}

/** As n8n shows it: one start item for each object. */
export const itemsOf = (...objects: IDataObject[]): INodeExecutionData[] =>
	objects.map((json) => ({ json }));

/** An endpoint chosen by its ID. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

export const dinieNode = (parameters: IDataObject): INode => ({
	id: 'node-2',
	name: 'Dinie',
	type: 'n8n-nodes-dinie.dinie',
	typeVersion: 1,
	position: [240, 0],
	parameters: parameters as INode['parameters'],
	credentials: { dinieApi: { id: '1', name: 'Dinie API' } },
});

/** The nodes, each leading to the next. */
export function workflowOf(nodes: INode[], types: Record<string, INodeType>): Workflow {
	const typeNamed = (name: string) => NodeHelpers.getVersionedNodeType(types[name]!);
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, index) => [
				nodes[index]?.name,
				{ main: [[{ node: name, type: NodeConnectionTypes.Main, index: 0 }]] },
			]),
	);
	return new Workflow({
		id: 'workflow-1',
		name: 'Endpoints',
		active: false,
		nodes,
		connections,
		nodeTypes: {
			getByName: typeNamed,
			getByNameAndVersion: typeNamed,
			getKnownTypes: () => ({}),
		},
		settings: { executionOrder: 'v1' },
	});
}

async function runWorkflow(
	dinie: INode,
	items: INodeExecutionData[],
	credential: IDataObject,
): Promise<Outcome> {
	const start: INode = { ...dinieNode({}), id: 'node-1', name: 'Start', type: 'test.start' };
	const workflow = workflowOf([start, dinie], {
		[start.type]: startNodeType(items),
		[dinie.type]: new Dinie(),
	});
	const hooks = new ExecutionLifecycleHooks('trigger', '1', { id: '1' } as IWorkflowBase);
	const additionalData = { ...additionalDataFor(credential), hooks, currentNodeExecutionIndex: 0 };
	const execution = new WorkflowExecute(additionalData, 'trigger');
	try {
		return outcomeOf(await execution.run({ workflow, startNode: start }));
	} catch (error) {
		return { items: [], message: (error as Error).message };
	}
}

function outcomeOf({ data: { resultData } }: IRun): Outcome {
	const items = resultData.runData.Dinie?.[0]?.data?.main?.[0] ?? [];
	return { items, message: resultData.error?.message };
}

const startNodeType = (items: INodeExecutionData[]): INodeType => ({
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['input'],
		version: 1,
		description: 'Hands out items',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	execute: async () => [items],
});
