import type { Field } from './field';

/** The characters that an ID of Dinie is made of: no slash, no space. */
export const ID = '[\\w-]+';

/** What the IDs of Dinie belong to, by what they begin with. */
const KINDS = {
	ba: 'bank account',
	co: 'credit offer',
	cust: 'customer',
	dlv: 'delivery',
	evt: 'event',
	ln: 'loan',
	sim: 'simulation',
	tx: 'loan transaction',
	we: 'webhook endpoint',
} as const;

export type Kind = keyof typeof KINDS;

export const exampleOf = (kind: Kind) => `${kind}_550e8400e29b41d4a716446655440000`;

/** What to say of text that is no ID; it follows the name of the field. */
export const notAnId = (kind: Kind) =>
	`must be an ID of letters and digits, e.g. ${exampleOf(kind)}`;

/** An ID of this kind; one that begins like another kind's is refused before Dinie is asked. */
export function recordIdIn(field: Field, kind: Kind, advice: string): string {
	const id = field.anyText();
	if (id === '') throw field.refuse(`is empty: ${advice}`);
	if (!new RegExp(`^${ID}$`).test(id)) throw field.refuse(`${notAnId(kind)}, not '${id}'`);
	const given = kindOf(id);
	if (given === undefined || given === kind) return id;
	throw field.refuse(
		`takes the ID of a ${KINDS[kind]}, e.g. ${exampleOf(kind)}, not that of a ${KINDS[given]}: '${id}'`,
	);
}

const kindOf = (id: string): Kind | undefined =>
	(Object.keys(KINDS) as Kind[]).find((kind) => id.startsWith(`${kind}_`));
