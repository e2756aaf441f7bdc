import type { Request } from 'express';
import { isObject } from '../api/body';

/** Reads a field of a posted form; empty when it was not sent. */
export type Form = (field: string) => string;

export function formOf(request: Request): Form {
	const body: unknown = request.body;
	return (field) => {
		const value = isObject(body) ? body[field] : undefined;
		return typeof value === 'string' ? value : '';
	};
}
