import type { INode } from 'n8n-workflow';
import { TRIGGER, type Workflow } from '../n8n/workflows';
import type { Scene } from './scene';

/** Duplicates a workflow, with changes to its trigger. */
export async function copyOf(
	scene: Scene,
	{ id }: Workflow,
	changes: Partial<INode> = {},
): Promise<Workflow> {
	const { name, nodes, connections, settings = {} } = await scene.rest.getWorkflow(id);
	return await scene.add({ name, nodes: withTrigger(nodes, changes), connections, settings });
}

/** Changes the trigger of a workflow; what is published stays so. */
export async function changeTrigger(
	{ rest }: Scene,
	{ id }: Pick<Workflow, 'id'>,
	changes: Partial<INode>,
): Promise<void> {
	const { nodes, connections } = await rest.getWorkflow(id);
	const links = changes.name === undefined ? connections : {};
	await rest.updateWorkflow(id, { nodes: withTrigger(nodes, changes), connections: links });
}

const withTrigger = (nodes: INode[], changes: Partial<INode>) =>
	nodes.map((node) => (node.name === TRIGGER ? { ...node, ...changes } : node));
