import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	createRunExecutionData,
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type ITaskData,
	type NodeParameterValueType,
} from 'n8n-workflow';
import { DinieTrigger } from '../../nodes/Dinie/DinieTrigger.node';

type Example = {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: { timezone: string };
};

export const FOLDER = join(__dirname, '../../examples');

export const readExample = (file: string): Example =>
	JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));

type Place = { file: string; node: string; parameter: string };

/** What n8n makes of a node's parameter, where each node before it has put out one item. */
export function exampleValue(
	{ file, node: nodeName, parameter }: Place,
	itemOf: (node: string) => IDataObject,
): unknown {
	const { nodes, ...example } = readExample(file);
	const node = nodes.find(({ name }) => name === nodeName);
	if (!node) throw new Error(`${file} has no node ${nodeName}`);
	const before = nodesBefore(nodeName, example.connections);
	const workflow = new Workflow({
		...example,
		id: 'workflow',
		active: false,
		nodes: nodes.map((each) => ({ ...each, typeVersion: 1, parameters: {} })),
		nodeTypes: { getByName: anyNode, getByNameAndVersion: anyNode, getKnownTypes: () => ({}) },
	});
	const runData = Object.fromEntries(
		before.map((name, at) => [name, [runOf(itemOf(name), before[at - 1])]]),
	);
	const input = [{ json: itemOf(before.at(-1) ?? ''), pairedItem: { item: 0 } }];
	return workflow.expression.getParameterValue(
		node.parameters[parameter] as NodeParameterValueType,
		createRunExecutionData({ resultData: { runData } }),
		0,
		0,
		nodeName,
		input,
		'manual',
		{ $execution: { id: '1', mode: 'production', resumeUrl: '', resumeFormUrl: '' } },
		{ data: { main: [input] }, node, source: { main: [{ previousNode: before.at(-1) ?? '' }] } },
	);
}

const trigger = new DinieTrigger();
const anyNode = () => trigger;

/** One way from a trigger to the node, which is left out. */
function nodesBefore(node: string, connections: IConnections): string[] {
	const [before] =
		Object.entries(connections).find(([, { main = [] }]) =>
			main.some((output) => output?.some((target) => target.node === node)),
		) ?? [];
	return before === undefined ? [] : [...nodesBefore(before, connections), before];
}

/** One item, made from that of the node before. */
function runOf(json: IDataObject, previousNode: string | undefined): ITaskData {
	return {
		startTime: 0,
		executionTime: 0,
		executionIndex: 0,
		source: previousNode === undefined ? [] : [{ previousNode }],
		data: { main: [[{ json, pairedItem: { item: 0 } }]] },
	};
}
