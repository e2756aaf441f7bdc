import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8');

const english = read('README.md');
const portuguese = read('docs/README.pt-BR.md');

const levelsIn = (paper: string) => [...paper.matchAll(/^#+(?= )/gm)].map(([level]) => level);
const namesIn = (paper: string, pattern: RegExp) =>
	[...new Set([...paper.matchAll(pattern)].map(([, name]) => name))].sort();

test('the README in Portuguese has the sections of the English one', () => {
	expect(levelsIn(portuguese)).toEqual(levelsIn(english));
});

test.each([
	['examples', /\]\((?:\.\.\/)?examples\/([\w-]+\.json)\)/g],
	['pictures', /\]\((?:docs\/)?pictures\/(\w+\.png)\)/g],
	['settings of n8n', /\b((?:N8N|QUEUE|EXECUTIONS|DB)_[A-Z\d_]+)/g],
	['options of the trigger', /^\| Options → ([^|]+?) +\|/gm],
])('the README in Portuguese names the same %s', (_, pattern) => {
	const names = namesIn(english, pattern);
	expect(names.length).toBeGreaterThan(0);
	expect(namesIn(portuguese, pattern)).toEqual(names);
});

test('the links inside the README in Portuguese lead to its headings', () => {
	const headings = [...portuguese.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
		text
			.toLowerCase()
			.replace(/[^\p{L}\p{N}_ -]/gu, '')
			.replace(/ /g, '-'),
	);
	const targets = [...portuguese.matchAll(/\]\(#([^)]+)\)/g)].map(([, target]) => target);
	expect(targets.filter((target) => !headings.includes(target ?? ''))).toEqual([]);
});
