import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

/** Runs a program and returns what it printed; failing, throws with all that it printed. */
export async function run(
	file: string,
	args: string[],
	{ cwd }: { cwd?: string } = {},
): Promise<string> {
	const options = { maxBuffer: MAX_OUTPUT_BYTES, ...(cwd && { cwd }) };
	try {
		return (await execute(file, args, options)).stdout;
	} catch (error) {
		const { message, stdout = '' } = error as Error & { stdout?: string };
		throw new Error(`${message}\n${stdout}`);
	}
}
