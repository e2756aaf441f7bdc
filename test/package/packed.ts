import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { packPackage } from '../n8n/packedPackage';
import { installPackage } from '../n8n/package';
import { run } from './run';

export const ROOT = join(__dirname, '../..');

export type Packed = {
	tarball: string;
	/** What is in the tarball. */
	unpacked: string;
	/** The package as n8n installs it, with n8n-workflow alone beside it. */
	installed: string;
	/** The SHA-256 of each file of `dist`, of a first build and of the one that was packed. */
	builds: Array<Map<string, string>>;
};

/** Builds twice, packs, unpacks, and installs the package as n8n would. */
export async function buildAndPack(folder: string): Promise<Packed> {
	await run('npm', ['run', '--silent', 'build'], { cwd: ROOT });
	const first = await hashes(join(ROOT, 'dist'));
	const tarball = await packPackage(folder);
	const unpacked = join(folder, 'unpacked');
	await mkdir(unpacked);
	await run('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
	await installPackage(tarball, folder);
	const modules = join(folder, '.n8n', 'nodes', 'node_modules');
	await symlink(join(ROOT, 'node_modules', 'n8n-workflow'), join(modules, 'n8n-workflow'));
	const { name } = JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8'));
	const builds = [first, await hashes(join(unpacked, 'dist'))];
	return { tarball, unpacked, installed: join(modules, name), builds };
}

export async function givesSameBytes({ builds: [first, second] }: Packed): Promise<string> {
	assert.deepEqual(second, first);
	const all = createHash('sha256')
		.update(JSON.stringify([...first!].sort()))
		.digest('hex');
	return `${first!.size} files, SHA-256 ${all.slice(0, 16)}…`;
}

/** Every file below a folder, relative to it. */
export async function filesIn(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	return files.map(({ parentPath, name }) => relative(folder, join(parentPath, name))).sort();
}

async function hashes(folder: string): Promise<Map<string, string>> {
	const found = new Map<string, string>();
	for (const file of await filesIn(folder)) {
		const bytes = await readFile(join(folder, file));
		found.set(file, createHash('sha256').update(bytes).digest('hex'));
	}
	return found;
}
