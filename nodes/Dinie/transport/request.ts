import {
	sleep,
	type IAllExecuteFunctions,
	type IDataObject,
	type IExecuteFunctions,
	type IHookFunctions,
	type IHttpRequestMethods,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { refusal, unexpected, unreachable } from './refusal';
import { waitBeforeNextTry } from './retryAfter';

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
 * Sends one request to Dinie. Returns the answer's JSON object (`{}` for 204); throws a `NodeApiError`
 * whose message alone says what was refused and what to do.
 */
export type Send = (request: DinieRequest) => Promise<IDataObject>;

/** The one way to Dinie: authenticated, time-limited, 429 and 5xx tried again as Dinie asks. */
export function dinieApi(context: DinieContext, options: SendOptions = {}): Send {
	const { tries = 3, deadline = Infinity, itemIndex } = options;
	return async (request) => {
		const asked = {
			purpose: request.purpose,
			...(itemIndex !== undefined && { itemIndex }),
		};
		for (let attempt = 1; ; attempt++) {
			const response = await sendOnce(context, request, options).catch((error: Error) => {
				throw unreachable(context.getNode(), asked, error);
			});
			const { statusCode, body } = response;
			if (statusCode === 204) return {};
			if (statusCode < 300) {
				if (typeof body === 'object' && body !== null) return body as IDataObject;
				throw unexpected(context.getNode(), asked, 'the answer was not JSON');
			}
			const next = waitBeforeNextTry(response, attempt, deadline);
			const isWorthTrying = statusCode === 429 || statusCode >= 500;
			if (!isWorthTrying || attempt >= tries || next.isTooLong) {
				throw refusal(context.getNode(), asked, response, next.hint);
			}
			await sleep(next.ms);
		}
	};
}

async function sendOnce(
	context: DinieContext,
	{ method, path, qs, body, idempotencyKey }: DinieRequest,
	{ deadline = Infinity, timeoutMs = REQUEST_TIMEOUT_MS }: SendOptions,
): Promise<IN8nHttpFullResponse> {
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
			// A 401 is left to n8n, which fetches a fresh token and sends the request once more.
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		},
	)) as IN8nHttpFullResponse;
}
