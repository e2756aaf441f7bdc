import fc from 'fast-check';
import { jsonMistake } from '../../../sandbox/page/jsonMistake';

test.each([
	['{\n  "id": "ln_1",\n  "status": error\n}', 3, 13],
	['{\n  "id": ln_mine\n}', 2, 9],
	['{"a": 1 "b": 2}', 1, 9],
	['{"a": [1, 2}', 1, 12],
	["{'a': 1}", 1, 2],
	['{"a": 1,}', 1, 9],
	['{"a" 1}', 1, 6],
	['{"a": "x\n"}', 1, 9],
	['{"a": "\\d"}', 1, 9],
	['{"a": 01}', 1, 8],
	['{} {}', 1, 4],
	['', 1, 1],
	['{"a": "x', 1, 9],
])('tells where %j goes wrong', (text, line, column) => {
	expect(jsonMistake(text)).toContain(`line ${line}, column ${column}.`);
});

test.each(['[1]', '"text"', 'null', '7'])('%s is no object', (text) => {
	expect(jsonMistake(text)).toMatch(/begin with \{/);
});

test('finds nothing to say of an object', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
			expect(jsonMistake(JSON.stringify(value, null, 2))).toBeNull();
		}),
	);
});

test('what stands before the place it names could be the beginning of JSON', () => {
	fc.assert(
		fc.property(fc.json({ maxDepth: 2 }), fc.nat(), (text, at) => {
			const cut = text.slice(0, at % text.length);
			const [line, column] = placeIn(jsonMistake(`${cut}\u0001`));
			expect([line, column]).toEqual([1, cut.length + 1]);
		}),
		{ numRuns: 2_000 },
	);
});

function placeIn(mistake: string | null): number[] {
	return (
		/line (\d+), column (\d+)/
			.exec(mistake ?? '')
			?.slice(1)
			.map(Number) ?? []
	);
}
