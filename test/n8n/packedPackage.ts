import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = join(__dirname, '../..');

/** Builds the package and packs it as it would be published; returns the tarball's path in `folder`. */
export async function packPackage(folder: string): Promise<string> {
	await run('npm', ['run', '--silent', 'build'], { cwd: ROOT });
	const options = ['--json', '--silent', '--pack-destination', folder];
	const { stdout } = await run('npm', ['pack', ...options], { cwd: ROOT });
	const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
	return join(folder, filename);
}
