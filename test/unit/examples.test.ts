import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeHelpers,
	type IConnections,
	type INode,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { Dinie } from '../../nodes/Dinie/Dinie.node';
import { DinieTrigger } from '../../nodes/Dinie/DinieTrigger.node';

type Example = {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: Record<string, unknown>;
};

const FOLDER = join(__dirname, '../../examples');
const STICKY_NOTE = 'n8n-nodes-base.stickyNote';
const OURS: Record<string, INodeTypeDescription> = Object.fromEntries(
	[new Dinie(), new DinieTrigger()].map(({ description }) => [
		`n8n-nodes-dinie.${description.name}`,
		description,
	]),
);

const files = readdirSync(FOLDER);
const read = (file: string): Example => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
const everyNode = files.flatMap((file) => read(file).nodes);
const repeated = <T>(values: T[]) => values.filter((value, at) => values.indexOf(value) !== at);

test('no two nodes share an ID, and no two webhooks a path', () => {
	expect(repeated(everyNode.map(({ id }) => id))).toEqual([]);
	expect(repeated(everyNode.flatMap(({ webhookId }) => webhookId ?? []))).toEqual([]);
});

describe.each(files)('%s', (file) => {
	const example = read(file);
	const names = example.nodes.map(({ name }) => name);
	const ours = example.nodes.filter(({ type }) => type.startsWith('n8n-nodes-dinie.'));

	test('holds what n8n imports, and nothing of the n8n it was made in', () => {
		expect(Object.keys(example)).toEqual(['name', 'nodes', 'connections', 'settings']);
		const credentials = example.nodes.flatMap(({ credentials = {} }) => Object.values(credentials));
		expect(credentials.filter(({ id, name }) => id !== '' || name === '')).toEqual([]);
	});

	test('connects nodes that it has, each named once', () => {
		expect(repeated(names)).toEqual([]);
		const outputs = Object.values(example.connections).flatMap(({ main = [] }) => main);
		const targets = outputs.flatMap((output) => (output ?? []).map(({ node }) => node));
		const mentioned = [...Object.keys(example.connections), ...targets];
		expect(mentioned.filter((name) => !names.includes(name))).toEqual([]);
	});

	test('tells in a sticky note what to change, each credential included', () => {
		const [note, ...others] = example.nodes.filter(({ type }) => type === STICKY_NOTE);
		expect(others).toEqual([]);
		const content = String(note?.parameters.content);
		expect(content).toMatch(/^## /);
		expect(content).toContain('\n1. ');
		const credentials = example.nodes.flatMap(({ credentials = {} }) => Object.values(credentials));
		const named = credentials.filter(({ name }) => content.includes(name));
		expect(named).toEqual(credentials);
	});

	test('is laid out so that nothing covers anything else', () => {
		const boxes = example.nodes.map(boxOf);
		const covered = boxes.filter((box) => boxes.some((other) => other !== box && meet(box, other)));
		expect(covered).toEqual([]);
	});

	test('has in our nodes only fields and values that they offer', () => {
		for (const node of ours) {
			const description = OURS[node.type];
			if (!description) throw new Error(`The package has no node ${node.type}`);
			expect([description.version].flat()).toContain(node.typeVersion);
			const { properties } = description;
			const kept = NodeHelpers.getNodeParameters(
				properties,
				node.parameters,
				true,
				false,
				node,
				description,
			);
			expect(kept).toMatchObject(node.parameters);
			expect(valuesNotOffered(node.parameters, properties)).toEqual([]);
		}
	});
});

/** A node's place on the canvas; its caption, below it, included. */
function boxOf({ name, position: [left, top], parameters }: INode) {
	const { width = 96, height = 136 } = parameters as { width?: number; height?: number };
	return { name, left, top, right: left + width, bottom: top + height };
}

function meet(one: ReturnType<typeof boxOf>, other: ReturnType<typeof boxOf>): boolean {
	const isBeside = one.right <= other.left || other.right <= one.left;
	return !isBeside && one.top < other.bottom && other.top < one.bottom;
}

/** Values of options, at any depth, that no property of their name offers. */
function valuesNotOffered(
	parameters: Record<string, unknown>,
	properties: INodeProperties[],
): unknown[] {
	return Object.entries(parameters).flatMap(([name, value]) => {
		const inner = properties
			.filter((property) => property.name === name)
			.flatMap(({ options = [] }) => options);
		const offered = inner.flatMap((option) => ('value' in option ? [option.value] : []));
		if (offered.length > 0) {
			const chosen: unknown[] = [value].flat();
			return chosen.filter((each) => !offered.some((one) => one === each));
		}
		const fields = inner.filter((option) => 'type' in option);
		return fields.length > 0 ? valuesNotOffered(value as Record<string, unknown>, fields) : [];
	});
}
