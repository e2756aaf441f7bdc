import {
	NodeApiError,
	UserError,
	type Failure,
	type IDataObject,
	type IN8nHttpFullResponse,
	type INode,
} from 'n8n-workflow';

/** What was asked of Dinie, for the message: completes "Dinie refused to …". */
export type Asked = { purpose: string; itemIndex?: number };

type Answer = Pick<IN8nHttpFullResponse, 'statusCode' | 'body'>;

const ADVICE: Record<number, string> = {
	400: 'Correct the value and try again',
	401: 'Check Client ID and Client Secret in the Dinie API credential, and that they were made for the environment chosen there',
	403: 'This client may not do that: ask Dinie to allow it, or use the client that owns the endpoint',
	404: 'It may have been deleted, or Environment and Base URL in the Dinie API credential point elsewhere',
	409: 'It clashes with something that Dinie already holds: fetch that first',
	422: 'Correct the value and try again',
	429: 'Too many requests: try again later',
};

/**
 * Turns an answer that Dinie refused with (`application/problem+json`, RFC 9457, or anything else) into an
 * error. The message says all: n8n shows nothing else of a publish that failed.
 */
export function refusal(
	node: INode,
	asked: Asked,
	{ statusCode, body }: Answer,
	hint?: string,
): NodeApiError {
	const problem = problemIn(body);
	const said = problem ? `: ${sentence(problem)}` : '';
	const isOurs = statusCode < 500;
	const advice =
		hint ??
		(isOurs && !problem && statusCode !== 401 ? NOT_DINIE : ADVICE[statusCode]) ??
		(isOurs ? ADVICE[400] : 'Dinie has a fault of its own: try again later');
	return new NodeApiError(node, {}, {
		message: `Dinie refused to ${asked.purpose} (HTTP ${statusCode})${said}. ${advice}`,
		...(problem && { description: describe(problem) }),
		httpCode: String(statusCode),
		failure: failureFor(statusCode),
		...at(asked),
	});
}

const NOT_DINIE =
	'The answer was not in the form of Dinie: check Environment and Base URL in the Dinie API credential';

/** An answer that says it succeeded but is not what Dinie documents. */
export function unexpected(node: INode, asked: Asked, what: string): NodeApiError {
	return new NodeApiError(node, {}, {
		message: `Dinie was asked to ${asked.purpose}, but ${what}. Check Environment and Base URL in the Dinie API credential; if they are right, report it to Dinie`,
		...at(asked),
	});
}

/** No answer at all: refused or dropped connection, time-out, or no access token. */
export function unreachable(node: INode, asked: Asked, cause: Error): NodeApiError {
	if (cause instanceof NodeApiError && cause.httpCode === '401') {
		return refusal(node, asked, { statusCode: 401, body: cause.context.data as IDataObject });
	}
	const tokenRefusal = cause.cause instanceof UserError ? cause.cause : undefined;
	const message = tokenRefusal
		? `Dinie could not be asked to ${asked.purpose}: ${tokenRefusal.message}`
		: `Dinie could not be reached to ${asked.purpose}: ${reason(cause)}. Check Base URL in the Dinie API credential and that this n8n can reach it, then try again`;
	return new NodeApiError(node, {}, {
		message,
		failure: { cause: tokenRefusal ? 'credential-invalid' : 'temporarily-unavailable' },
		...at(asked),
	});
}

/** Whether a refusal says that what was asked about does not exist any more. */
export const isGone = (error: unknown) =>
	error instanceof NodeApiError && (error.httpCode === '404' || error.httpCode === '410');

function reason({ message, cause }: Error): string {
	const isTimeOut = cause instanceof Error && /timeout|aborted/i.test(cause.message);
	return isTimeOut ? 'no answer came in time' : message.replace(/\.$/, '');
}

function problemIn(body: unknown): IDataObject | undefined {
	const isProblem = typeof body === 'object' && body !== null && ('detail' in body || 'title' in body);
	return isProblem ? (body as IDataObject) : undefined;
}

function sentence({ detail, title, param, errors }: IDataObject): string {
	const text = String(detail ?? title).replace(/\.$/, '');
	const params = [param, ...list(errors).map((each) => each.param)].filter(
		(name, index, all) => typeof name === 'string' && !text.includes(name) && all.indexOf(name) === index,
	);
	return params.length > 0 ? `${text} (parameter: ${params.join(', ')})` : text;
}

function describe({ title, code, errors }: IDataObject): string {
	const details = list(errors).map(({ param, detail }) => `${String(param)}: ${String(detail)}`);
	return [title, code && `code ${String(code)}`, ...details].filter(Boolean).join('; ');
}

const list = (value: unknown): IDataObject[] => (Array.isArray(value) ? value : []);

const at = ({ itemIndex }: Asked) => (itemIndex === undefined ? {} : { itemIndex });

function failureFor(statusCode: number): Failure {
	if (statusCode === 429) return { cause: 'rate-limited' };
	if (statusCode >= 500) return { cause: 'temporarily-unavailable' };
	if (statusCode === 401 || statusCode === 403) return { cause: 'credential-invalid' };
	return { cause: 'configuration-invalid' };
}
