import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const shipped = ['nodes', 'credentials']
	.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => read(join(folder, file))),
	)
	.join('\n');

/** What the first column of the table quotes: messages, and codes in brackets. */
function quotedIn(paper: string, title: string): string[] {
	const section = read(paper)
		.split(/^## /m)
		.find((text) => text.startsWith(title));
	const cells = [...(section ?? '').matchAll(/^\| ([^|]+?) +\|/gm)].map(([, cell = '']) => cell);
	return cells.flatMap((cell) =>
		[...cell.matchAll(/(?<!\w)_(.+?)_(?!\w)/g)].map(([, text = '']) => text),
	);
}

/** Whether the code says so; an ellipsis, and what the code fills in, may be anything. */
function isSaid(quoted: string): boolean {
	const [, text = quoted, code] = /^(.*?) ?\((\w+_\w+)\)$/.exec(quoted) ?? [];
	if (code !== undefined && !new RegExp(`\\b${code}\\b`).test(shipped)) return false;
	const parts = text.split(/…|\(HTTP 401\)|http:\/\//).map((part) => part.trim());
	return parts.every((part) => shipped.includes(part));
}

test.each([
	['README.md', 'When something is refused'],
	['docs/README.pt-BR.md', 'Quando algo é recusado'],
])('every message that %s explains is one that the nodes say', (paper, title) => {
	const quoted = quotedIn(paper, title);
	expect(quoted.length).toBeGreaterThan(10);
	expect(quoted.filter((each) => !isSaid(each))).toEqual([]);
});

test.each(['README.md', 'docs/README.pt-BR.md'])('%s names every code that Dinie gets', (paper) => {
	const [, causes = ''] = /CAUSES: Record<Code, string> = \{(.*?)\n\};/s.exec(shipped) ?? [];
	const codes = [...causes.matchAll(/^\t(\w+):/gm)].map(([, code = '']) => code);
	expect(codes.length).toBeGreaterThan(10);
	expect(codes.filter((code) => !read(paper).includes(code))).toEqual([]);
});
