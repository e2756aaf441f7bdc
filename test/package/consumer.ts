import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { ROOT, type Packed } from './packed';

const OPTIONS: ts.CompilerOptions = {
	module: ts.ModuleKind.Node16,
	moduleResolution: ts.ModuleResolutionKind.Node16,
	target: ts.ScriptTarget.ES2022,
	strict: true,
	exactOptionalPropertyTypes: true,
	noUncheckedIndexedAccess: true,
	noEmit: true,
	skipLibCheck: false,
	types: ['node'],
	typeRoots: [join(ROOT, 'node_modules', '@types')],
};

/** Whether a program that uses the installed package compiles, and the package's declarations with it. */
export async function compilesInConsumer({ installed }: Packed): Promise<string> {
	const consumer = join(dirname(dirname(installed)), 'consumer.ts');
	await copyFile(join(ROOT, 'test', 'types', 'consumer.ts'), consumer);
	const program = ts.createProgram([consumer], OPTIONS);
	// The declarations of n8n-workflow 2.41 do not compile by themselves: those are n8n's to mend.
	const isOurs = (file = '') => file === consumer || file.startsWith(installed);
	const faults = ts
		.getPreEmitDiagnostics(program)
		.filter(({ file }) => file === undefined || isOurs(file.fileName));
	assert.equal(faults.length, 0, ts.formatDiagnostics(faults, FORMAT));
	const checked = program.getSourceFiles().filter(({ fileName }) => isOurs(fileName));
	return `strict, ${checked.length - 1} declaration files checked`;
}

const FORMAT: ts.FormatDiagnosticsHost = {
	getCanonicalFileName: (name) => name,
	getCurrentDirectory: () => ROOT,
	getNewLine: () => '\n',
};
