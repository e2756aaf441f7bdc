import { isObject, parsed } from '../api/body';

/** Says where a text stops being a JSON object; null when it is one. */
export function jsonMistake(text: string): string | null {
	const value = parsed(text);
	if (value === undefined) {
		const lines = text.slice(0, furthest(text)).split('\n');
		const column = (lines.at(-1) ?? '').length + 1;
		return `Not JSON yet, at line ${lines.length}, column ${column}. ${HINT}`;
	}
	return isObject(value) ? null : 'An event carries a JSON object: begin with { and end with }.';
}

const HINT = 'Names and text need double quotes, and a comma stands only between two values.';

/** `JSON.parse` does not always name a position: this looks for the longest part that could go on. */
function furthest(text: string): number {
	let good = 0;
	let bad = text.length + 1;
	while (bad - good > 1) {
		const middle = Math.floor((good + bad) / 2);
		if (canGoOn(text.slice(0, middle))) good = middle;
		else bad = middle;
	}
	return good;
}

/** Whether only the end is missing: `JSON.parse` then complains of the end, or at the end. */
function canGoOn(start: string): boolean {
	try {
		JSON.parse(start);
		return true;
	} catch (error) {
		const { message } = error as SyntaxError;
		return message.includes('end of JSON') || message.includes(`at position ${start.length}`);
	}
}
