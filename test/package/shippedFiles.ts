import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn, ROOT, type Packed } from './packed';

const MAX_PACKED_BYTES = 150_000;

const BESIDE_DIST = [
	'CHANGELOG.md',
	'LICENSE.md',
	'README.md',
	'THIRD_PARTY_NOTICES.md',
	'package.json',
];

/** Whether the tarball holds `dist` and the files that npm and users need, and says nothing of this machine. */
export async function shippedFiles({ tarball, unpacked }: Packed): Promise<string> {
	const files = await filesIn(unpacked);
	const inDist = files.filter((file) => file.startsWith('dist/'));
	assert.deepEqual(
		files.filter((file) => !inDist.includes(file)),
		BESIDE_DIST,
	);
	const sources = await sourceFiles();
	const strangers = inDist.filter((file) => !sources.has(sourceOf(file)));
	assert.deepEqual(strangers, [], 'files in dist that come from no source');
	for (const file of files) {
		const text = await readFile(join(unpacked, file), 'latin1');
		assert.ok(!text.includes(ROOT), `${file} names a folder of this machine`);
	}
	const { size } = await stat(tarball);
	assert.ok(size < MAX_PACKED_BYTES, `${size} bytes packed, more than ${MAX_PACKED_BYTES}`);
	return `${files.length} files, ${(size / 1000).toFixed(1)} kB packed`;
}

const sourceOf = (file: string) => file.slice('dist/'.length).replace(/(\.d\.ts|\.js)$/, '.ts');

async function sourceFiles(): Promise<Set<string>> {
	const folders = ['credentials', 'icons', 'nodes'];
	const found = folders.map(async (folder) =>
		(await filesIn(join(ROOT, folder))).map((file) => join(folder, file)),
	);
	return new Set((await Promise.all(found)).flat());
}
