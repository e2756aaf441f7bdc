import { STATUS_CODES } from 'node:http';
import type { Form } from '../contract';
import type { Answer } from './answer';

export type FieldError = { param: string; detail: string; code: string };

type Slug = keyof typeof KINDS;

type Extra = {
	status?: number;
	code?: string;
	errors?: FieldError[];
	headers?: Record<string, string>;
};

/** For faults on demand. */
export function problemForStatus(status: number): Problem {
	const slugs = Object.keys(KINDS) as Slug[];
	const slug = slugs.find((each) => KINDS[each].status === status);
	const extra = { status, ...(status === 429 && { code: 'rate_limit_exceeded' }) };
	return new Problem(slug ?? (status < 500 ? null : 'internal'), FAULT_DETAIL, extra);
}

const FAULT_DETAIL = 'A fault the sandbox was asked for.';

/** A refusal as the API words it: https://www.rfc-editor.org/rfc/rfc9457 */
export class Problem extends Error {
	override name = 'Problem' as const;

	constructor(
		/** Null for a 4xx that Dinie does not list. */
		readonly slug: Slug | null,
		detail: string,
		readonly extra: Extra = {},
	) {
		super(detail);
	}

	toAnswer(form: Form, instance: string): Answer {
		const kind = KINDS[this.slug ?? 'internal'];
		const { status = kind.status, code, errors, headers } = this.extra;
		const title = this.slug ? kind.title : STATUS_CODES[status];
		const param = errors?.[0]?.param;
		return {
			status,
			headers: { ...headers, 'content-type': 'application/problem+json' },
			body: {
				...form.problemType(this.slug),
				title,
				status,
				detail: this.message,
				instance,
				...(code && { code }),
				...(param && { param }),
				...(errors && { errors }),
			},
		};
	}
}

export function invalidFields(errors: FieldError[]): Problem {
	const first = errors[0];
	return new Problem('validation-failed', first?.detail ?? 'The request is not valid.', {
		...(first && { code: first.code }),
		errors,
	});
}

const KINDS = {
	'invalid-request': { status: 400, title: 'Invalid Request' },
	'authentication-failed': { status: 401, title: 'Authentication Failed' },
	forbidden: { status: 403, title: 'Forbidden' },
	'not-found': { status: 404, title: 'Not Found' },
	conflict: { status: 409, title: 'Conflict' },
	'validation-failed': { status: 422, title: 'Validation Failed' },
	'rate-limit-exceeded': { status: 429, title: 'Rate Limit Exceeded' },
	internal: { status: 500, title: 'Internal Server Error' },
} as const;
