import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type BundledPackage = {
	name: string;
	version: string;
	license: string;
	repository: string;
	folder: string;
};

type Manifest = Omit<BundledPackage, 'folder' | 'repository'> & {
	repository: string | { url: string };
	dependencies?: Record<string, string>;
};

const MODULES = join(__dirname, '../../node_modules');

/** Left out by the build, which hashes by Node itself. */
const LEFT_OUT = ['fast-sha256'];

/** The one library that is built into `dist`, and what it needs, as installed. */
export async function bundledPackages(name = 'standardwebhooks'): Promise<BundledPackage[]> {
	const folder = join(MODULES, name);
	const text = await readFile(join(folder, 'package.json'), 'utf8');
	const { version, license, repository, dependencies = {} }: Manifest = JSON.parse(text);
	const needed = Object.keys(dependencies)
		.filter((needs) => !LEFT_OUT.includes(needs))
		.map(async (needs) => await bundledPackages(needs));
	const others = (await Promise.all(needed)).flat();
	return [{ name, version, license, repository: addressOf(repository), folder }, ...others];
}

function addressOf(repository: Manifest['repository']): string {
	const url = typeof repository === 'string' ? repository : repository.url;
	return url.replace(/^git\+/, '').replace(/\.git$/, '');
}
