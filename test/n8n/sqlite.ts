import { dirname, join } from 'node:path';
import { type Log, run } from './command';

const DOWNLOAD_LIMIT_MS = 90_000;

/**
 * n8n's database driver is the one native module that npm does not unpack ready to run: fetch its
 * binary, or compile it with the headers that came with `node`.
 */
export async function prepareSqlite(node: string, modules: string, log: Log): Promise<void> {
	const cwd = join(modules, 'sqlite3');
	const load = async () =>
		await run(node, ['-e', 'require("sqlite3")'], { cwd, log, task: 'Loading the SQLite driver' });
	try {
		await run(node, [join(modules, 'prebuild-install', 'bin.js'), '--runtime', 'napi'], {
			cwd,
			log,
			task: 'Downloading the SQLite driver',
			limitMs: DOWNLOAD_LIMIT_MS,
		});
		await load();
	} catch {
		log('No ready-made SQLite driver can be had here; compiling it takes a minute or two.');
		const compile = join(modules, 'node-gyp', 'bin', 'node-gyp.js');
		await run(node, [compile, 'rebuild', `--nodedir=${dirname(dirname(node))}`], {
			cwd,
			log,
			task: 'Compiling the SQLite driver',
		});
		await load();
	}
}
