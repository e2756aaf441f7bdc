import type { Request } from 'express';
import { jsonBody } from './body';
import type { EndpointFields, NewEndpoint } from './endpointStore';
import { DEFAULT_GRACE_SECONDS } from './endpointStore';
import { invalidFields, type FieldError } from './problems';

const LONGEST_GRACE_SECONDS = 86_400;

/** The fields of an endpoint that a request sent, or a problem that names each bad one. */
export function endpointChanges(request: Request): Partial<EndpointFields> {
	const body = jsonBody(request);
	const errors = Object.entries(RULES).flatMap(([param, { accepts, detail }]) =>
		param in body && !accepts(body[param]) ? [{ param, detail, code: 'invalid_format' }] : [],
	);
	if (errors.length > 0) throw invalidFields(errors);
	return Object.fromEntries(Object.entries(body).filter(([param]) => param in RULES));
}

export function newEndpoint(request: Request): NewEndpoint {
	const { url, events, description } = endpointChanges(request);
	if (url === undefined) throw invalidFields([missing('url')]);
	return { url, ...(events && { events }), ...(description && { description }) };
}

export function graceSeconds(request: Request): number {
	const { expire_current_in: seconds = DEFAULT_GRACE_SECONDS } = jsonBody(request);
	if (isWholeNumber(seconds, 0, LONGEST_GRACE_SECONDS)) return seconds;
	throw invalidFields([
		{
			param: 'expire_current_in',
			detail: `expire_current_in must be a whole number from 0 to ${LONGEST_GRACE_SECONDS}.`,
			code: 'invalid_format',
		},
	]);
}

export function isWholeNumber(value: unknown, least: number, most: number): value is number {
	return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

type Rule = { accepts: (value: unknown) => boolean; detail: string };

const RULES: Record<keyof EndpointFields, Rule> = {
	url: { accepts: isHttpsUrl, detail: 'url must be an absolute https:// URL.' },
	events: {
		accepts: (value) => Array.isArray(value) && value.every(isNonEmptyText),
		detail: 'events must be a list of event names or patterns.',
	},
	description: {
		accepts: (value) => value === null || typeof value === 'string',
		detail: 'description must be text.',
	},
	status: {
		accepts: (value) => value === 'active' || value === 'disabled',
		detail: 'status must be active or disabled.',
	},
};

function missing(param: string): FieldError {
	return { param, detail: `${param} is required.`, code: 'missing_required_field' };
}

function isHttpsUrl(value: unknown): boolean {
	return typeof value === 'string' && URL.canParse(value) && new URL(value).protocol === 'https:';
}

function isNonEmptyText(value: unknown): boolean {
	return typeof value === 'string' && value !== '';
}
