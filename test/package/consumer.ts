import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { filesIn, ROOT, type Packed } from './packed';

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
	const source = await readFile(join(ROOT, 'test', 'types', 'consumer.ts'), 'utf8');
	await writeFile(consumer, source.replaceAll("'../../", "'n8n-nodes-dinie/dist/"));
	const declarations = (await filesIn(installed)).filter((file) => file.endsWith('.d.ts'));
	const ours = [consumer, ...declarations.map((file) => join(installed, file))];
	const program = ts.createProgram(ours, OPTIONS);
	// The declarations of n8n-workflow 2.41 do not compile by themselves: those are n8n's to mend.
	const faults = ts
		.getPreEmitDiagnostics(program)
		.filter(({ file }) => file === undefined || ours.includes(file.fileName));
	assert.ok(faults.length === 0, ts.formatDiagnostics(faults, FORMAT));
	return `strict, with all ${declarations.length} declaration files`;
}

const FORMAT: ts.FormatDiagnosticsHost = {
	getCanonicalFileName: (name) => name,
	getCurrentDirectory: () => ROOT,
	getNewLine: () => '\n',
};
