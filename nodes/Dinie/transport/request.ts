import {
	type IAllExecuteFunctions,
	type IDataObject,
	type IExecuteFunctions,
	type IHookFunctions,
	type IHttpRequestMethods,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { TokenRefused } from '../../../credentials/accessToken';
import { readAnswer, type Expected } from './expectedAnswer';
import { outOfTime, refusal, unexpected, unreachable } from './problem';
import { waitBeforeNextTry } from './retryAfter';
import { requireRunning, wait } from './stop';

const REQUEST_TIMEOUT_MS = 10_000;

export type DinieContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IWebhookFunctions;

export type DinieRequest = {
	method: IHttpRequestMethods;
	/** Relative to the credential's base URL, e.g. `/webhooks/endpoints`. */
	path: string;
	/** Completes "Dinie refused to …". */
	purpose: string;
	qs?: IDataObject;
	body?: IDataObject;
	/** Makes a POST safe to repeat: Dinie replays the first answer for 24 hours. */
	idempotencyKey?: string;
	/** What the answer is useless without. */
	expected?: Expected;
};

type Outcome = Pick<IN8nHttpFullResponse, 'body' | 'headers' | 'statusCode'> & {
	/** There was no token to ask with: the answer is the one to that request. */
	tokenRefused?: Error;
};

export type SendOptions = {
	/** Epoch milliseconds after which nothing is sent or waited for. */
	deadline?: number;
	/** How often a 429 or 5xx is tried at the most. */
	tries?: number;
	/** Longest wait for one answer. */
	timeoutMs?: number;
	/** The item that the request is for, so that a refusal can name it. */
	itemIndex?: number;
};

/**
 * Sends one request to Dinie. Returns the answer's JSON object (`{}` for an empty one); throws a `NodeApiError`
 * whose message alone says what was refused and what to do.
 */
export type Send = (request: DinieRequest) => Promise<IDataObject>;

/** The one way to Dinie: authenticated, time-limited, 429 and 5xx tried again as Dinie asks. */
export function dinieApi(context: DinieContext, options: SendOptions = {}): Send {
	const { tries = 3, deadline = Infinity, itemIndex } = options;
	return async (request) => {
		const node = context.getNode();
		const asked = { purpose: request.purpose, ...(itemIndex !== undefined && { itemIndex }) };
		for (let attempt = 1; ; attempt++) {
			requireRunning(context, request.purpose);
			if (Date.now() >= deadline) throw outOfTime(node, asked);
			const outcome = await sendOnce(context, request, options).catch((error: Error): Outcome => {
				requireRunning(context, request.purpose);
				if (!(error.cause instanceof TokenRefused)) throw unreachable(node, asked, error);
				return { ...error.cause.answer, body: undefined, tokenRefused: error };
			});
			const { statusCode, body, tokenRefused } = outcome;
			if (statusCode < 300 && !tokenRefused) {
				const answer = readAnswer(body, request.expected);
				if (typeof answer === 'string') throw unexpected(node, asked, answer);
				return answer;
			}
			const next = waitBeforeNextTry(outcome, attempt, deadline);
			const isWorthTrying = statusCode === 429 || statusCode >= 500;
			if (!isWorthTrying || attempt >= tries || next.isTooLong) {
				throw tokenRefused
					? unreachable(node, asked, tokenRefused)
					: refusal(node, asked, outcome, next.hint);
			}
			await wait(context, next.ms);
		}
	};
}

async function sendOnce(
	context: DinieContext,
	{ method, path, qs, body, idempotencyKey }: DinieRequest,
	{ deadline = Infinity, timeoutMs = REQUEST_TIMEOUT_MS }: SendOptions,
): Promise<Outcome> {
	// Dinie's documentation and its SDKs name the header differently: both are sent.
	const headers = idempotencyKey
		? { 'Idempotency-Key': idempotencyKey, 'X-Idempotency-Key': idempotencyKey }
		: {};
	return (await context.helpers.httpRequestWithAuthentication.call(
		context as IAllExecuteFunctions,
		'dinieApi',
		{
			method,
			url: path,
			headers,
			...(qs && { qs }),
			...(body && { body }),
			json: true,
			timeout: Math.max(1, Math.min(timeoutMs, deadline - Date.now())),
			returnFullResponse: true,
			sendCredentialsOnCrossOriginRedirect: false,
			// A 401 is left to n8n, which fetches a fresh token and sends the request once more.
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		},
	)) as IN8nHttpFullResponse;
}
