import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { everyOperation, type RegisteredOperation } from '../../helpers/operations';
import type { NewWorkflow } from './types';

export const START = 'Start';

/** These run first, in a row, so that the others find something. */
const FIRST = ['create', 'upsert', 'update'];
const LAST = ['delete'];

/** A workflow that is started by hand, with a Dinie node for each operation, named as the editor names it. */
export function everyOperationWorkflow(
	parametersOf: (operation: RegisteredOperation) => IDataObject,
	settings: object = {},
): NewWorkflow {
	const row = FIRST.flatMap(operationsOf);
	const others = everyOperation.filter(({ value }) => ![...FIRST, ...LAST].includes(value));
	const names = [START, ...row.map(({ action }) => action)];
	// n8n runs what stands higher first.
	const branches = [...others, ...LAST.flatMap(operationsOf)];
	const place = (column: number, line = 0) => ({ position: [column * 200, line * 120] });
	const node = (operation: RegisteredOperation) => ({
		id: randomUUID(),
		name: operation.action,
		type: 'n8n-nodes-dinie.dinie',
		typeVersion: 1,
		parameters: parametersOf(operation),
		credentials: { dinieApi: {} },
		...settings,
	});
	const next = [...row.map((each) => [each]), branches];
	return {
		name: 'Every operation',
		nodes: [
			{
				id: randomUUID(),
				name: START,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				parameters: {},
				...place(0),
			},
			...row.map((each, index) => ({ ...node(each), ...place(index + 1) })),
			...branches.map((each, index) => ({ ...node(each), ...place(names.length, index) })),
		],
		connections: Object.fromEntries(names.map((name, index) => [name, to(next[index] ?? [])])),
		settings: { executionOrder: 'v1' },
	};
}

const operationsOf = (name: string) => everyOperation.filter(({ value }) => value === name);

const to = (operations: RegisteredOperation[]) => ({
	main: [operations.map(({ action }) => ({ node: action, type: 'main', index: 0 }))],
});
