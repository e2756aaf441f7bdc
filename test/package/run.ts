import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

/** Runs a program and returns what it printed; failing, throws with all that it printed. */
export async function run(
	file: string,
	args: string[],
	options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
	const { stdout } = await execute(file, args, {
		maxBuffer: MAX_OUTPUT_BYTES,
		...options,
	}).catch(withOutput);
	return stdout;
}

function withOutput(error: Error & { stdout?: string }): never {
	throw new Error(`${error.message}\n${error.stdout ?? ''}`);
}
