import {
	NodeApiError,
	UserError,
	type Failure,
	type IN8nHttpFullResponse,
	type INode,
} from 'n8n-workflow';
import { networkFailure } from '../../../credentials/networkFailure';
import { TokenRefused } from '../../../credentials/accessToken';
import { apiError } from '../errors';
import { describe, problemIn, sentenceOf, type Problem } from './problemDetails';
import { kindOf, noted } from './problemKinds';

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

const NOT_DINIE =
	'The answer was not in the form of Dinie: check Environment and Base URL in the Dinie API credential';

// Gateways in front of an API send these two in a form of their own.
const ANYBODYS = [401, 429];

/**
 * Turns an answer that Dinie refused with (`application/problem+json`, RFC 9457, or anything else) into an
 * error. The message says all: n8n shows nothing else of a publish that failed.
 */
export function problemError(
	node: INode,
	asked: Asked,
	{ statusCode, body }: Answer,
	hint?: string,
): NodeApiError {
	const problem = problemIn(body);
	const said = problem ? `: ${sentenceOf(problem)}` : '';
	return noted(
		apiError(node, {
			message: `Dinie refused to ${asked.purpose} (HTTP ${statusCode})${said}. ${hint ?? advice(statusCode, problem)}`,
			...(problem && { description: describe(problem) }),
			httpCode: String(statusCode),
			failure: failureFor(statusCode),
			...at(asked),
		}),
		kindOf(statusCode, problem),
	);
}

function advice(statusCode: number, problem: Problem | undefined): string {
	if (statusCode >= 500) return 'Dinie has a fault of its own: try again later';
	if (!problem && !ANYBODYS.includes(statusCode)) return NOT_DINIE;
	return ADVICE[statusCode] ?? 'Correct the value and try again';
}

/** An answer that says it succeeded but is not what Dinie documents. */
export const unexpected = (node: INode, asked: Asked, what: string): NodeApiError =>
	noted(
		apiError(node, {
			message: `Dinie was asked to ${asked.purpose}, but ${what}. Check Environment and Base URL in the Dinie API credential; if they are right, report it to Dinie`,
			...at(asked),
		}),
		'outage',
	);

/** All the time that the caller had for its requests is used up. */
export const outOfTime = (node: INode, asked: Asked): NodeApiError =>
	noted(
		apiError(node, {
			message: `Dinie was too slow: no time was left to ${asked.purpose}. Try again later`,
			failure: { cause: 'temporarily-unavailable' },
			...at(asked),
		}),
		'outage',
	);

/** No answer at all: refused or dropped connection, time-out, or no access token. */
export function unreachable(node: INode, asked: Asked, cause: Error): NodeApiError {
	if (cause instanceof NodeApiError && cause.httpCode === '401') {
		return problemError(node, asked, { statusCode: 401, body: cause.context.data });
	}
	const origin = cause.cause instanceof Error ? cause.cause : cause;
	// The credential says by itself what is wrong with it.
	if (origin instanceof UserError) {
		const failure = origin instanceof TokenRefused && failureFor(origin.answer.statusCode);
		return noted(
			apiError(node, { message: origin.message, ...(failure && { failure }), ...at(asked) }),
			failure && failure.cause === 'credential-invalid' ? 'unauthorized' : 'outage',
		);
	}
	const isNetwork = 'code' in origin;
	const why = isNetwork ? networkFailure(origin) : origin.message;
	const error = apiError(node, {
		message: isNetwork
			? `Dinie could not be reached to ${asked.purpose}: ${why}. Check Base URL in the Dinie API credential and that this n8n can reach it, then try again`
			: `Dinie could not be asked to ${asked.purpose}: ${why}`,
		...(isNetwork && { failure: { cause: 'temporarily-unavailable' } }),
		...at(asked),
	});
	return isNetwork ? noted(error, 'outage') : error;
}

const at = ({ itemIndex }: Asked) => (itemIndex === undefined ? {} : { itemIndex });

function failureFor(statusCode: number): Failure {
	if (statusCode === 429) return { cause: 'rate-limited' };
	if (statusCode >= 500) return { cause: 'temporarily-unavailable' };
	if (statusCode === 401 || statusCode === 403) return { cause: 'credential-invalid' };
	return { cause: 'configuration-invalid' };
}
