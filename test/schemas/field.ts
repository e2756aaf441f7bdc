import type { Contract } from '../../sandbox/contract';

export type Fields = Readonly<Record<string, Field>>;

/** What a field of an answer holds; `money` and `time` differ from form to form of the contract. */
export type Field = Readonly<{
	kind: 'text' | 'number' | 'boolean' | 'money' | 'time' | 'date' | 'object' | 'list';
	/** The only values it has. */
	values?: Partial<Record<Contract, readonly string[]>>;
	/** `cust` for an id like `cust_0123…`. */
	prefix?: string;
	/** Of an object, or of each item of a list. */
	fields?: Fields;
	/** Only this form has it. */
	only?: Contract;
	isNullable?: true;
	isOptional?: true;
	/** Optional: stands where that field does not, too seldom to be shown before a run. */
	insteadOf?: string;
}>;

export const text: Field = { kind: 'text' };
export const number: Field = { kind: 'number' };
export const yesOrNo: Field = { kind: 'boolean' };
export const money: Field = { kind: 'money' };
export const time: Field = { kind: 'time' };
export const date: Field = { kind: 'date' };
export const id = (prefix: string): Field => ({ kind: 'text', prefix });
export const object = (fields: Fields): Field => ({ kind: 'object', fields });
export const list = (fields: Fields): Field => ({ kind: 'list', fields });

export const orNull = (field: Field): Field => ({ ...field, isNullable: true });
export const orAbsent = (field: Field): Field => ({ ...field, isOptional: true });
export const sdkOnly = (field: Field): Field => ({ ...field, only: 'sdk' });
export const documentationOnly = (field: Field): Field => ({ ...field, only: 'documentation' });

/** The same values in both forms, or some of them in one form only. */
export function oneOf(
	both: readonly string[],
	only: Partial<Record<Contract, string[]>> = {},
): Field {
	const { documentation = [], sdk = [] } = only;
	const values = { documentation: [...both, ...documentation], sdk: [...both, ...sdk] };
	return { kind: 'text', values };
}
