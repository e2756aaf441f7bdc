import { createHash } from 'node:crypto';
import { access, readFile, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alone } from './alone';
import { type Log, run } from './command';
import { FOLDER } from './folder';
import { prepareSqlite } from './sqlite';

export type InstalledN8n = { node: string; cli: string };

const MODULES = join(FOLDER, 'node_modules');
const STAMP = join(MODULES, '.installed');
const SPACE_NEEDED_BYTES = 4e9;

/** Installs n8n and a Node for it into this folder; once done, later calls only check that it was. */
export async function installN8n({ log = console.log }: { log?: Log } = {}): Promise<InstalledN8n> {
	const installed = { node: nodeForN8n(), cli: join(MODULES, 'n8n', 'bin', 'n8n') };
	if (await isComplete()) return installed;
	await alone(join(FOLDER, '.installing'), log, async () => {
		if (!(await isComplete())) await install(installed.node, log);
	});
	return installed;
}

async function install(node: string, log: Log): Promise<void> {
	const { bavail, bsize } = await statfs(FOLDER);
	if (bavail * bsize < SPACE_NEEDED_BYTES) {
		throw new Error('Installing n8n needs 4 GB of free disk space: free some and try again');
	}
	log('Installing n8n for the tests, the demo and the benchmark: once, 3 GB, several minutes.');
	// Cut off from the registry, "npm ci" goes on trying for an hour.
	const impatience = ['--fetch-retries=1', '--fetch-timeout=30000'];
	await run('npm', ['view', 'n8n', 'version', ...impatience], {
		cwd: FOLDER,
		log,
		task: 'Asking the npm registry for n8n',
	});
	const manifests = await packageManifests();
	await run('npm', ['ci', '--ignore-scripts'], {
		cwd: FOLDER,
		log,
		task: 'Downloading n8n',
		progress: async () => `${await countExisting(manifests)} of ${manifests.length} packages`,
	});
	await prepareSqlite(node, MODULES, log);
	await writeFile(STAMP, await fingerprint());
	log('n8n is installed.');
}

function nodeForN8n(): string {
	if (process.platform === 'linux') {
		return join(MODULES, `node-linux-${process.arch}`, 'bin', 'node');
	}
	if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
	throw new Error('Off Linux, n8n 2.41 has to be started from Node 24 or newer');
}

async function isComplete(): Promise<boolean> {
	const stamp = await readFile(STAMP, 'utf8').catch(() => undefined);
	return stamp === (await fingerprint());
}

async function fingerprint(): Promise<string> {
	const hash = createHash('sha256');
	for (const name of ['package.json', 'package-lock.json']) {
		hash.update(await readFile(join(FOLDER, name)));
	}
	return hash.digest('hex');
}

async function packageManifests(): Promise<string[]> {
	const text = await readFile(join(FOLDER, 'package-lock.json'), 'utf8');
	const lock: { packages: Record<string, { optional?: boolean }> } = JSON.parse(text);
	return Object.entries(lock.packages)
		.filter(([path, { optional }]) => path !== '' && !optional)
		.map(([path]) => join(FOLDER, path, 'package.json'));
}

async function countExisting(files: string[]): Promise<number> {
	const exists = files.map(
		async (file) =>
			await access(file).then(
				() => 1,
				() => 0,
			),
	);
	return (await Promise.all(exists)).reduce<number>((sum, one) => sum + one, 0);
}

if (require.main === module) {
	installN8n().catch((error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
