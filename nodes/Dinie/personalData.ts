import { fieldsToKeep } from './personalNames';
import { isPersonalNumber, REMOVED, withoutPersonalTexts } from './personalTexts';

/** Of an item's own fields, those that tell a delivery apart and where it goes. */
const OWN_FIELDS = ['type', 'resource', 'action', 'webhookId', 'endpointId'];

/**
 * A copy without personal data (LGPD) at any depth: fields by their names, and what is written into other texts.
 * Depth costs no stack, since a genuine body may be nested thousands of times.
 */
export function withoutPersonalData<T>(value: T): T;
export function withoutPersonalData(value: unknown): unknown {
	const unfinished: Step[] = [];
	const copy = copied(value, '', unfinished);
	for (let step = unfinished.pop(); step; step = unfinished.pop()) step();
	if (isObject(value) && isObject(copy)) {
		for (const field of OWN_FIELDS)
			if (typeof value[field] === 'string') copy[field] = value[field];
	}
	return copy;
}

/** Fills one object or list. */
type Step = () => void;

/** `holder` names the field that the value stands in. */
function copied(value: unknown, holder: string, unfinished: Step[]): unknown {
	if (typeof value === 'string') return withoutPersonalTexts(value);
	if (typeof value === 'number') return isPersonalNumber(value) ? REMOVED : value;
	if (Array.isArray(value)) {
		const list: unknown[] = [];
		unfinished.push(() => {
			for (const entry of value) list.push(copied(entry, holder, unfinished));
		});
		return list;
	}
	if (!isObject(value)) return value;
	const copy: Record<string, unknown> = {};
	unfinished.push(() => {
		for (const field of fieldsToKeep(Object.keys(value), holder)) {
			if (isNameless(field)) copy[field] = copied(value[field], field, unfinished);
		}
	});
	return copy;
}

/** Whether a field's name is itself no personal data, and no way to a prototype. */
const isNameless = (field: string) =>
	field !== '__proto__' && withoutPersonalTexts(field) === field;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
