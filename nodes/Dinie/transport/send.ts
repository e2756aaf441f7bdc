import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { Expected } from './expectedAnswer';

export type DinieContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| ITriggerFunctions
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

export type SendOptions = {
	/** Epoch milliseconds after which nothing is sent or waited for. */
	deadline?: number;
	/** How often a 429 or 5xx is tried at the most. */
	tries?: number;
	/** The item that the request is for, so that a refusal can name it. */
	itemIndex?: number;
};

/**
 * Sends one request to Dinie. Returns the answer's JSON object (`{}` for an empty one); throws a `NodeApiError`
 * whose message alone says what was refused and what to do.
 */
export type Send = (request: DinieRequest) => Promise<IDataObject>;
