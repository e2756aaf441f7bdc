import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Runs a program to its end, with the exit code that it returns, or one line on why it cannot go on. */
export function runProgram(name: string, main: () => Promise<number | void>): void {
	main().then(
		(code) => process.exit(code ?? 0),
		(error: Error) => {
			console.error(`${name} cannot go on: ${error.message}`);
			process.exit(1);
		},
	);
}

/** Prints the closing line of a program that checks; returns its exit code. */
export function close(checks: number, failed: number): number {
	console.log(`${checks - failed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
}

/** Writes `reports/<name>.json`. */
export async function writeReport(name: string, content: unknown): Promise<void> {
	const file = join(__dirname, `../../reports/${name}.json`);
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
}
