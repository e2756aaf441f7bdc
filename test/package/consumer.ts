import { copyFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT, type Packed } from './packed';
import { run } from './run';

const OPTIONS = {
	module: 'node16',
	target: 'es2022',
	lib: ['es2022', 'dom'],
	strict: true,
	exactOptionalPropertyTypes: true,
	noEmit: true,
	skipLibCheck: false,
	types: ['node'],
	typeRoots: [join(ROOT, 'node_modules', '@types')],
};

/** Whether a TypeScript program that uses the installed package compiles, declaration files included. */
export async function compilesInConsumer({ installed }: Packed): Promise<string> {
	const folder = dirname(dirname(installed));
	await copyFile(join(ROOT, 'test', 'types', 'consumer.ts'), join(folder, 'consumer.ts'));
	const project = join(folder, 'tsconfig.json');
	await writeFile(project, JSON.stringify({ compilerOptions: OPTIONS, files: ['consumer.ts'] }));
	await run(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', project]);
	return 'strict, declaration files checked';
}
