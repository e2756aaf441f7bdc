import { type IAllExecuteFunctions, type IN8nHttpFullResponse } from 'n8n-workflow';
import { TOKEN_TIMEOUT_MS, TokenRefused } from '../../../credentials/accessToken';
import { withinTime } from '../../../credentials/timeLimit';
import { readAnswer } from './expectedAnswer';
import { outOfTime, problemError, unexpected, unreachable } from './problem';
import { waitBeforeNextTry } from './retryAfter';
import type { DinieContext, DinieRequest, Send, SendOptions } from './send';
import { requireRunning, wait } from './stop';

const REQUEST_TIMEOUT_MS = 10_000;

type Outcome = Pick<IN8nHttpFullResponse, 'body' | 'headers' | 'statusCode'> & {
	/** There was no token to ask with: the answer is the one to that request. */
	tokenRefused?: Error;
};

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
					: problemError(node, asked, outcome, next.hint);
			}
			await wait(context, next.ms);
		}
	};
}

async function sendOnce(
	context: DinieContext,
	{ method, path, qs, body, idempotencyKey }: DinieRequest,
	{ deadline = Infinity }: SendOptions,
): Promise<Outcome> {
	// Dinie's documentation and its SDKs name the header differently: both are sent.
	const headers = idempotencyKey
		? { 'Idempotency-Key': idempotencyKey, 'X-Idempotency-Key': idempotencyKey }
		: {};
	const left = deadline - Date.now();
	// n8n fetches a token first when it has none, and one that is slow to come leaves the answer its own time.
	return await withinTime(
		Math.min(TOKEN_TIMEOUT_MS + REQUEST_TIMEOUT_MS, left),
		async (abortSignal) =>
			(await context.helpers.httpRequestWithAuthentication.call(
				context as IAllExecuteFunctions,
				'dinieApi',
				{
					method,
					url: path,
					headers,
					...(qs && { qs }),
					...(body && { body }),
					json: true,
					timeout: Math.max(1, Math.min(REQUEST_TIMEOUT_MS, left)),
					abortSignal,
					returnFullResponse: true,
					disableFollowRedirect: true,
					// A 401 is left to n8n, which fetches a fresh token and sends the request once more.
					ignoreHttpStatusErrors: { ignore: true, except: [401] },
				},
			)) as IN8nHttpFullResponse,
	);
}
