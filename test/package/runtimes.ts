import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alone } from '../n8n/alone';
import { run } from './run';

/** The Node versions that n8n runs on. */
export const NODE_VERSIONS = [20, 22, 24] as const;

export type NodeVersion = (typeof NODE_VERSIONS)[number];

const FOLDER = join(__dirname, 'runtimes');

/** A Node of this version, from the npm registry; once installed, later calls only check that it is there. */
export async function nodeBinary(version: NodeVersion): Promise<string> {
	if (process.platform !== 'linux') {
		throw new Error('Node 20, 22 and 24 beside each other can be had from npm on Linux only');
	}
	const name = `node-${version}-${process.arch}`;
	if (!(await isInstalled(name))) await alone(join(FOLDER, '.installing'), console.log, install);
	return join(FOLDER, 'node_modules', name, 'bin', 'node');
}

async function isInstalled(name: string): Promise<boolean> {
	const { optionalDependencies } = await manifest(FOLDER);
	const { version } = await manifest(join(FOLDER, 'node_modules', name)).catch(() => NOTHING);
	return optionalDependencies?.[name]?.endsWith(`@${version}`) ?? false;
}

async function install(): Promise<void> {
	console.log('Downloading Node 20, 22 and 24: once, 530 MB');
	await run('npm', ['ci', '--ignore-scripts'], { cwd: FOLDER });
}

type Manifest = { version?: string; optionalDependencies?: Record<string, string> };

const NOTHING: Manifest = {};

async function manifest(folder: string): Promise<Manifest> {
	return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}
