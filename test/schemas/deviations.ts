import type { Contract } from '../../sandbox/contract';
import type { Field, Fields } from './field';

/** Where an answer is not as the fields say, in words; an empty list when it is. */
export function deviations(
	answer: unknown,
	fields: Fields,
	contract: Contract,
	path = '',
): string[] {
	if (!isObject(answer)) return [`${path || 'the answer'} is no object`];
	const unknown = Object.keys(answer)
		.filter((name) => !fields[name] || isOfOtherForm(fields[name], contract))
		.map((name) => `${path}${name} is unknown`);
	const wrong = Object.entries(fields)
		.filter(([, field]) => !isOfOtherForm(field, contract))
		.flatMap(([name, field]) => fieldDeviations(answer[name], field, contract, path + name));
	return [...unknown, ...wrong];
}

function fieldDeviations(value: unknown, field: Field, contract: Contract, path: string): string[] {
	if (value === undefined) return field.isOptional ? [] : [`${path} is missing`];
	if (value === null) return field.isNullable ? [] : [`${path} is null`];
	const { fields = {}, kind } = field;
	if (kind === 'object') return deviations(value, fields, contract, `${path}.`);
	if (kind === 'list') {
		if (!Array.isArray(value)) return [`${path} is no list`];
		const items: unknown[] = value;
		return items.flatMap((item, at) => deviations(item, fields, contract, `${path}[${at}].`));
	}
	return isFitting(value, field, contract) ? [] : [`${path} is ${JSON.stringify(value)}`];
}

function isFitting(value: unknown, { kind, prefix, values }: Field, contract: Contract): boolean {
	const allowed = values?.[contract];
	if (allowed) return allowed.some((each) => each === value);
	if (prefix) return new RegExp(`^${prefix}_[0-9a-f]{32}$`).test(String(value));
	if (kind === 'number' || kind === 'boolean') return typeof value === kind;
	if (contract === 'sdk' && kind === 'money') return typeof value === 'number';
	if (contract === 'sdk' && kind === 'time') return Number.isInteger(value);
	return typeof value === 'string' && TEXTS[kind].test(value);
}

const TEXTS = {
	text: /./,
	money: /^\d+\.\d\d$/,
	time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
	date: /^\d{4}-\d\d-\d\d$/,
	object: /$^/,
	list: /$^/,
};

function isOfOtherForm({ only }: Field, contract: Contract): boolean {
	return only !== undefined && only !== contract;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
