import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const read = async (file: string) => await readFile(join(__dirname, '../../..', file), 'utf8');

test('the changelog begins with the version of the package', async () => {
	const { version } = JSON.parse(await read('package.json')) as { version: string };
	expect(/^## (.*)$/m.exec(await read('CHANGELOG.md'))?.[1]).toBe(version);
});
