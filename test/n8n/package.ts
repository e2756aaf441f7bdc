import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

type Manifest = { name: string; version: string; dependencies?: Record<string, string> };

/** Installs a packed community package the way n8n does: unpacked, and without what it only needs to be built. */
export async function installPackage(tarball: string, userFolder: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const { stdout } = await execute('tar', ['-xzOf', tarball, 'package/package.json']);
	const { name }: Manifest = JSON.parse(stdout);
	const folder = join(nodes, 'node_modules', name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await execute('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	const manifest = await withoutBuildDependencies(join(folder, 'package.json'));
	if (Object.keys(manifest.dependencies ?? {}).length > 0) {
		const options = ['--bin-links=false', '--install-strategy=shallow', '--package-lock=false'];
		await execute('npm', ['install', '--ignore-scripts=true', ...options], { cwd: folder });
	}
	const ledger = { name: 'installed-nodes', private: true };
	const dependencies = { [name]: manifest.version };
	await writeFile(join(nodes, 'package.json'), JSON.stringify({ ...ledger, dependencies }));
}

async function withoutBuildDependencies(file: string): Promise<Manifest> {
	const manifest = JSON.parse(await readFile(file, 'utf8'));
	delete manifest.devDependencies;
	delete manifest.peerDependencies;
	delete manifest.optionalDependencies;
	await writeFile(file, JSON.stringify(manifest, null, 2));
	return manifest;
}
