import type { IDataObject } from 'n8n-workflow';
import { withoutPersonalData } from '../personalData';

/** Dinie's account of a refusal (`application/problem+json`, RFC 9457), as far as it can be relied on. */
export type Problem = IDataObject;

export function problemIn(body: unknown): Problem | undefined {
	return isObject(body) && ('detail' in body || 'title' in body) ? body : undefined;
}

/** What was wrong in one sentence without a full stop, with the parameters that it does not name itself. */
export function sentenceOf({ detail, title, param, errors }: Problem): string {
	// Dinie may repeat what it was asked for, a CPF say.
	const text = withoutPersonalData(String(detail ?? title)).replace(/\.$/, '');
	const named = [param, ...fieldErrors(errors).map((each) => each.param)];
	const unsaid = new Set(
		named.filter((name) => typeof name === 'string' && name !== '' && !text.includes(name)),
	);
	return unsaid.size > 0 ? `${text} (parameter: ${[...unsaid].join(', ')})` : text;
}

export function describe({ title, code, errors }: Problem): string {
	const details = fieldErrors(errors).map(
		({ param, detail }) => `${String(param)}: ${String(detail)}`,
	);
	const told = [title, code && `code ${String(code)}`, ...details].filter(Boolean).join('; ');
	return withoutPersonalData(told);
}

const fieldErrors = (errors: unknown) => (Array.isArray(errors) ? errors.filter(isObject) : []);

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null;
}
