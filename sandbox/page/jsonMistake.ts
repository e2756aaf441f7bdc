import { isObject, parsed } from '../api/body';

/** Says where a text stops being a JSON object, and what is wrong there; null when it is one. */
export function jsonMistake(text: string): string | null {
	const value = parsed(text);
	if (value === undefined) {
		const { index, wanted } = furthest(text);
		const lines = text.slice(0, index).split('\n');
		const column = (lines.at(-1) ?? '').length + 1;
		return `Not JSON yet, at line ${lines.length}, column ${column}: ${wanted}.`;
	}
	return isObject(value) ? null : 'An event carries a JSON object: begin with { and end with }.';
}

const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
const CHARACTERS = /(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/uy;

class Mistake extends Error {
	constructor(
		readonly index: number,
		readonly wanted: string,
	) {
		super(wanted);
	}
}

/** `JSON.parse` does not tell the position of every mistake; this reads up to the first one. */
function furthest(text: string): Mistake {
	let index = 0;
	try {
		value();
		if (!match(/$/y)) fail('the text should end here');
	} catch (error) {
		if (error instanceof Mistake) return error;
	}
	return new Mistake(index, 'something is wrong here');

	function value(): void {
		if (match(/\{/y)) return members('}', member);
		if (match(/\[/y)) return members(']', value);
		if (match(/"/y)) return string();
		if (match(SCALAR)) return;
		fail('a value is wanted; text needs double quotes');
	}

	function members(end: string, read: () => void): void {
		const closing = end === '}' ? /\}/y : /\]/y;
		if (match(closing)) return;
		do read();
		while (match(/,/y));
		if (!match(closing)) fail(`a comma or ${end} is wanted`);
	}

	function member(): void {
		if (!match(/"/y)) fail('a name in double quotes is wanted');
		string();
		if (!match(/:/y)) fail('a colon is wanted');
		value();
	}

	function string(): void {
		take(CHARACTERS);
		if (text[index] === '\\') fail('this backslash means nothing in JSON; write two');
		if (!take(/"/y)) fail('the text in quotes has no end on this line');
	}

	function match(pattern: RegExp): boolean {
		take(/[ \t\r\n]*/y);
		return take(pattern);
	}

	function take(pattern: RegExp): boolean {
		pattern.lastIndex = index;
		if (!pattern.test(text)) return false;
		index = pattern.lastIndex;
		return true;
	}

	function fail(wanted: string): never {
		throw new Mistake(index, wanted);
	}
}
