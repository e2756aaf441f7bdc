import type { IDataObject, INode } from 'n8n-workflow';
import { everyOperation, type RegisteredOperation } from '../helpers/operations';
import { COLUMN, actionNode, leadTo, rowOf, START, startNode, type NewWorkflow } from './workflows';

/** These run first, in a row, so that the others find something. */
const FIRST = ['create', 'upsert', 'update'];
const LAST = ['delete'];
const LINE = 120;

/** A workflow that is started by hand, with a Dinie node for each operation, named as the editor names it. */
export function everyOperationWorkflow(
	parametersOf: (operation: RegisteredOperation) => IDataObject,
	settings: Partial<INode> = {},
): NewWorkflow {
	const node = (operation: RegisteredOperation) =>
		actionNode(operation.action, parametersOf(operation), settings);
	const others = everyOperation.filter(({ value }) => ![...FIRST, ...LAST].includes(value));
	const row = rowOf('Every operation', [startNode(), ...FIRST.flatMap(operationsOf).map(node)]);
	const [last] = row.nodes.slice(-1);
	const column = row.nodes.length * COLUMN;
	// n8n runs what stands higher first.
	const branches = [...others, ...LAST.flatMap(operationsOf)].map(
		(operation, line): INode => ({ ...node(operation), position: [column, line * LINE] }),
	);
	const toAll = [leadTo(...branches.map(({ name }) => name)).main.flat()];
	return {
		...row,
		nodes: [...row.nodes, ...branches],
		connections: { ...row.connections, [last?.name ?? START]: { main: toAll } },
	};
}

const operationsOf = (name: string) => everyOperation.filter(({ value }) => value === name);
