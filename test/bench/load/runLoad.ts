import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOwned } from '../../n8n/process';
import type { LoadJob, LoadResult } from './job';

/** Sends a load from a process of its own, so that making it costs the loaded one nothing. */
export async function runLoad(job: LoadJob): Promise<LoadResult> {
	const folder = await mkdtemp(join(tmpdir(), 'load-'));
	try {
		const file = join(folder, 'job.json');
		await writeFile(file, JSON.stringify(job));
		const program = [require.resolve('tsx/cli'), join(__dirname, 'main.ts'), file];
		const sender = startOwned(process.execPath, program, { cwd: folder, env: process.env });
		const code = await sender.ended;
		const lastLine = sender.output().trim().split('\n').at(-1) ?? '';
		if (code !== 0) throw new Error(`The load was not sent: ${lastLine}`);
		return JSON.parse(lastLine);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
