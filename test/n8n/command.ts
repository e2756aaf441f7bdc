import { startOwned } from './process';

export type Log = (line: string) => void;

const SIGN_OF_LIFE_MS = 3_000;

const CAUSES: Array<[RegExp, string]> = [
	[/ENOSPC/, 'The disk is full: free 4 GB and try again'],
	[/exec: npm: not found/, 'npm was not found: install Node with npm'],
	[
		/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/,
		'The npm registry cannot be reached: check the network and "npm config get registry"',
	],
	[
		/not found: make|find any Python|(g\+\+|c\+\+|cc|gcc): (No such file|not found|Command not found)/i,
		'A C++ compiler, make and Python 3 are missing (Debian: apt-get install build-essential python3)',
	],
];

type Task = {
	cwd: string;
	log: Log;
	task: string;
	limitMs?: number;
	progress?: () => Promise<string>;
};

/** Runs a program to its end with a sign of life every few seconds; failing, throws one clear line. */
export async function run(file: string, args: string[], options: Task): Promise<void> {
	const { cwd, log, task, limitMs, progress } = options;
	const start = Date.now();
	const owned = startOwned(file, args, { cwd });
	const signsOfLife = setInterval(() => {
		void (async () => {
			const details = progress ? `, ${await progress()}` : '';
			log(`${task}: ${Math.round((Date.now() - start) / 1000)} s${details}`);
		})();
	}, SIGN_OF_LIFE_MS);
	const limit = limitMs && setTimeout(() => void owned.end('SIGKILL'), limitMs);
	const code = await owned.ended.finally(() => {
		clearInterval(signsOfLife);
		clearTimeout(limit);
	});
	if (code !== 0) throw new Error(`${task} did not succeed. ${causeIn(owned.output())}`);
}

function causeIn(output: string): string {
	const known = CAUSES.find(([pattern]) => pattern.test(output));
	return known?.[1] ?? `It printed last: ${output.trim().split('\n').slice(-3).join(' / ')}`;
}
