import type { ChildProcess } from 'node:child_process';
import spawn from 'cross-spawn';

export type OwnedProcess = {
	pid: number;
	/** Everything the program printed so far. */
	output(): string;
	/** Settles with the exit code, or `null` if a signal ended the program. */
	ended: Promise<number | null>;
	/** Signals the program, waits for it, then removes whatever it left running. */
	end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
};

const TERMINATION_LIMIT_MS = 30_000;

// File descriptor 3 is a pipe only we hold: it closes however we end, be it by SIGKILL, and then
// the watcher takes the whole process group down.
const SCRIPT = '(cat <&3; kill -KILL 0) >/dev/null 2>&1 & exec "$0" "$@" 3<&-';

/** Starts a program in a process group that cannot outlive us. */
export function startOwned(
	file: string,
	args: string[],
	options: { cwd: string; env?: NodeJS.ProcessEnv },
): OwnedProcess {
	const child = spawn('/bin/sh', ['-c', SCRIPT, file, ...args], {
		...options,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
	});
	const chunks: string[] = [];
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
	}
	const ended = endOf(child);
	return {
		pid: child.pid ?? 0,
		output: () => chunks.join(''),
		ended,
		async end(signal) {
			const isRunning = child.exitCode === null && child.signalCode === null;
			if (isRunning) signalTo(child.pid, signal);
			const limit = setTimeout(() => signalTo(child.pid, 'SIGKILL'), TERMINATION_LIMIT_MS);
			await ended.finally(() => clearTimeout(limit));
		},
	};
}

async function endOf(child: ChildProcess): Promise<number | null> {
	return await new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', () => signalTo(child.pid && -child.pid, 'SIGKILL'));
		child.once('close', resolve);
	});
}

function signalTo(target: number | undefined, signal: NodeJS.Signals): void {
	if (target && isAlive(target)) process.kill(target, signal);
}

function isAlive(target: number): boolean {
	try {
		return process.kill(target, 0);
	} catch {
		return false;
	}
}
