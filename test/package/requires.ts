import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { filesIn, type Packed } from './packed';

const PROVIDED_BY_N8N = ['n8n-workflow', 'node:crypto'];

/** Whether `dist` requires its own files, n8n-workflow and node:crypto alone: n8n installs nothing else. */
export async function requiredModules({ unpacked }: Packed): Promise<string> {
	const names = new Set<string>();
	for (const file of await filesIn(unpacked)) {
		if (!file.endsWith('.js')) continue;
		const path = join(unpacked, file);
		for (const name of requiredBy(await readFile(path, 'utf8'), file)) {
			if (name.startsWith('.')) createRequire(path).resolve(name);
			else names.add(name);
		}
	}
	assert.deepEqual([...names].sort(), PROVIDED_BY_N8N);
	return PROVIDED_BY_N8N.join(' and ');
}

function requiredBy(code: string, file: string): string[] {
	const calls = code.match(/\b(require|import)\(.*?\)/g) ?? [];
	return calls.map((call) => {
		const name = /^require\((['"])(.+)\1\)$/.exec(call)?.[2];
		assert.ok(name, `${file} loads what only running it can tell: ${call}`);
		return name;
	});
}
