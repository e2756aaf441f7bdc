import type { Request } from 'express';
import { Problem } from './problems';

export type JsonObject = Record<string, unknown>;

/** The request's JSON object; no body at all counts as an empty one. */
export function jsonBody(request: Request): JsonObject {
	const text = bodyText(request);
	if (text === '') return {};
	if (!request.is('application/json')) {
		throw new Problem('invalid-request', 'The Content-Type must be application/json.', {
			code: 'invalid_content_type',
		});
	}
	const value = parsed(text);
	if (!isObject(value)) {
		throw new Problem('invalid-request', 'The body must be a JSON object.', {
			code: 'malformed_body',
		});
	}
	return value;
}

export function bodyText(request: Request): string {
	const body: unknown = request.body;
	return Buffer.isBuffer(body) ? body.toString('utf8') : '';
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing when the text is not JSON. */
export function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
