/** Text that is markup already. */
export class Html {
	constructor(readonly text: string) {}
}

export type Part = Html | string | number | boolean | null | undefined | readonly Part[];

/** Everything put into the template is escaped, except what this tag made itself. */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Html {
	return new Html(String.raw({ raw: literals }, ...parts.map(rendered)));
}

/** `null`, `undefined` and booleans leave nothing, so that `isOn && html…` can be written. */
function rendered(part: Part): string {
	if (part instanceof Html) return part.text;
	if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
	if (Array.isArray(part)) return part.map(rendered).join('');
	return '';
}

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
