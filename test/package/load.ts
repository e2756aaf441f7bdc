import assert from 'node:assert/strict';
import { access, readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Packed } from './packed';
import { run } from './run';
import { nodeBinary, type NodeVersion } from './runtimes';

type Loaded = { name: string; icons: string[] };

type LoadReport = {
	node: string;
	nodes: Array<
		Loaded & {
			categories: string[];
			documentation: Array<{ url: string }>;
			schemas: Array<{ resource?: string; operation?: string; isFound: boolean }>;
		}
	>;
	credentials: Array<Loaded & { supportedNodes: string[] }>;
	deliveries: string[];
};

/** Whether n8n's loader finds the nodes and the credential, with all that belongs to them, and the code works. */
export async function loadsOn(version: NodeVersion, { installed }: Packed): Promise<string> {
	assert.deepEqual(await readdir(dirname(installed)), ['n8n-nodes-dinie', 'n8n-workflow']);
	const script = join(__dirname, 'loadInstalled.js');
	const output = await run(await nodeBinary(version), [script, installed]);
	const { node, nodes, credentials, deliveries }: LoadReport = JSON.parse(output);
	assert.ok(node.startsWith(`v${version}.`), `ran on Node ${node}`);
	assert.deepEqual(
		nodes.map(({ name }) => name),
		['dinie', 'dinieTrigger'],
	);
	assert.deepEqual(
		credentials.map(({ name, supportedNodes }) => [name, supportedNodes]),
		[['dinieApi', ['dinie', 'dinieTrigger']]],
	);
	for (const { name, categories, documentation, schemas } of nodes) {
		assert.ok(categories.length > 0, `${name} has no codex`);
		assert.match(documentation[0]?.url ?? '', /^https:/, `${name} has no documentation`);
		const missing = schemas.filter(({ isFound }) => !isFound);
		assert.deepEqual(missing, [], `${name} lacks output schemas`);
	}
	for (const { name, icons } of [...nodes, ...credentials])
		await requireIcons(name, icons, installed);
	assert.deepEqual(deliveries, ['accepted', 'signature_mismatch']);
	const schemaCount = nodes.flatMap(({ schemas }) => schemas).length;
	return `${node}: ${nodes.length} nodes, ${credentials.length} credential, icons, codex, ${schemaCount} output schemas, a signed delivery`;
}

async function requireIcons(name: string, icons: string[], installed: string): Promise<void> {
	assert.equal(new Set(icons).size, 2, `${name} has no icon for each theme`);
	for (const icon of icons) {
		const file = join(installed, icon.replace('icons/n8n-nodes-dinie/', ''));
		await access(file);
		assert.match(await readFile(file, 'utf8'), /^<svg/);
	}
}
