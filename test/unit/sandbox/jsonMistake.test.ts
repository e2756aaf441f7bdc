import fc from 'fast-check';
import { jsonMistake } from '../../../sandbox/page/jsonMistake';

test.each([
	['{\n  "id": "ln_1",\n  "status": error\n}', 3, 13, 'a value is wanted'],
	['{"a": 1 "b": 2}', 1, 9, 'a comma or } is wanted'],
	['{"a": [1, 2}', 1, 12, 'a comma or ] is wanted'],
	["{'a': 1}", 1, 2, 'a name in double quotes'],
	['{"a": 1,}', 1, 9, 'a name in double quotes'],
	['{"a" 1}', 1, 6, 'a colon'],
	['{"a": "x\n"}', 1, 9, 'has no end on this line'],
	['{"a": "\\d"}', 1, 8, 'this backslash'],
	['{"a": 01}', 1, 7, 'a value is wanted'],
	['{} {}', 1, 4, 'should end here'],
	['', 1, 1, 'a value is wanted'],
])('tells where %j goes wrong', (text, line, column, wanted) => {
	const mistake = jsonMistake(text) ?? '';
	expect(mistake).toContain(`line ${line}, column ${column}: `);
	expect(mistake).toContain(wanted);
});

test.each(['[1]', '"text"', 'null', '7'])('%s is no object', (text) => {
	expect(jsonMistake(text)).toMatch(/begin with \{/);
});

test('finds no mistake in an object', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
			expect(jsonMistake(JSON.stringify(value, null, 2))).toBeNull();
		}),
	);
});

test('finds the place of every mistake that JSON.parse refuses', () => {
	const damaged = fc
		.tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', '\\', '01', 'TRUE', '\u0001'))
		.map(([text, at, put]) => {
			const index = at % text.length;
			return text.slice(0, index) + put + text.slice(index + 1);
		});
	fc.assert(
		fc.property(damaged, (text) => {
			expect(jsonMistake(text) ?? '').not.toContain('something');
		}),
		{ numRuns: 2_000 },
	);
});
