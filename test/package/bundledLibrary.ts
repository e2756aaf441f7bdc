import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledPackages } from './bundledPackages';
import type { Packed } from './packed';

const LIBRARY_FILE = 'dist/nodes/Dinie/webhook/standardWebhooks.js';

/** Whether the code built into `dist` is of the packages, in the versions, that it says and that are installed. */
export async function bundledLibrary({ unpacked }: Packed): Promise<string> {
	const code = await readFile(join(unpacked, LIBRARY_FILE), 'utf8');
	const installed = await bundledPackages();
	const said = installed.map(({ name, version }) => `${name} ${version}`).join(', ');
	assert.ok(code.startsWith(`/*! Contains ${said};`), `${LIBRARY_FILE} does not contain ${said}`);
	const origins = [...code.matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)];
	assert.deepEqual(
		[...new Set(origins.map(([, name]) => name))].sort(),
		installed.map(({ name }) => name).sort(),
	);
	return said;
}
