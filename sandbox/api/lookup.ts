import type { Request } from 'express';
import type { Entity, Records } from '../story/records';
import { invalidFields, Problem } from './problems';

/** The record whose id stands in the path. */
export function found<Item extends Entity>(
	records: Pick<Records<Item>, 'get'>,
	what: string,
	request: Request,
): Item {
	const id = String(request.params['id']);
	const record = records.get(id);
	if (record) return record;
	throw new Problem('not-found', `There is no ${what} ${id}.`, { code: 'not_found' });
}

/** A parameter of the query that takes one of a few values. */
export function choiceOf<Value extends string>(
	request: Request,
	param: string,
	values: readonly Value[],
): Value | undefined {
	const given = request.query[param];
	if (given === undefined) return undefined;
	const value = values.find((each) => each === given);
	if (value) return value;
	const detail = `${param} must be one of ${values.join(', ')}.`;
	throw invalidFields([{ param, detail, code: 'invalid_format' }]);
}

/** A parameter of the query that takes any text. */
export function textOf(request: Request, param: string): string | undefined {
	const given = request.query[param];
	return typeof given === 'string' ? given : undefined;
}
