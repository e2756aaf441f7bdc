import { readFile, rm, writeFile } from 'node:fs/promises';
import type { Log } from './command';
import { until } from './until';

const PATIENCE_MS = 30 * 60_000;

/** Runs `work` while no other process does; `file` holds the id of the one that is at it. */
export async function alone(file: string, log: Log, work: () => Promise<void>): Promise<void> {
	await until('another process to finish', () => take(file, log), {
		limitMs: PATIENCE_MS,
		everyMs: 3_000,
	});
	try {
		await work();
	} finally {
		await rm(file, { force: true });
	}
}

async function take(file: string, log: Log): Promise<true | undefined> {
	try {
		await writeFile(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch {
		const holder = Number(await readFile(file, 'utf8').catch(() => '0'));
		if (isRunning(holder)) log(`Process ${holder} is installing n8n; waiting for it.`);
		else await rm(file, { force: true });
		return undefined;
	}
}

function isRunning(pid: number): boolean {
	try {
		return pid > 0 && process.kill(pid, 0);
	} catch {
		return false;
	}
}
