import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { RefusalCode } from '../../webhook/signature';
import { logRefusal, type NotNowCode } from './refusals';

const RETRY_AFTER_SECONDS = 10;

/** What comes of a delivery. */
export type Outcome =
	/** 200, and the workflow starts. */
	| { is: 'accepted'; item: IDataObject }
	/** 200, and nothing starts: a duplicate, or an event that is not listened to. */
	| { is: 'received' }
	/** 400 or 413: not genuine, or no event. */
	| { is: 'refused'; code: RefusalCode }
	/** 503 with `Retry-After`: Dinie is to send it again. */
	| { is: 'notNow'; code: NotNowCode };

export const refused = (code: RefusalCode): Outcome => ({ is: 'refused', code });

export const notNow = (code: NotNowCode): Outcome => ({ is: 'notNow', code });

/** Answers through the response object: throwing instead would answer 500 and store a failed execution. */
export function answer(context: IWebhookFunctions, outcome: Outcome): IWebhookResponseData {
	const received = { webhookResponse: { received: true } };
	if (outcome.is === 'received') return received;
	// One item at the first output: which output it belongs to is for `execute` to say.
	if (outcome.is === 'accepted') return { workflowData: [[{ json: outcome.item }]], ...received };
	const { code } = outcome;
	logRefusal(context, code, context.getRequestObject().headers['webhook-id']);
	const response = context.getResponseObject();
	if (outcome.is === 'notNow') response.setHeader('Retry-After', String(RETRY_AFTER_SECONDS));
	response.status(statusOf(outcome)).json({ error: code });
	return { noWebhookResponse: true };
}

const statusOf = ({ is, code }: Extract<Outcome, { code: string }>) =>
	is === 'notNow' ? 503 : code === 'payload_too_large' ? 413 : 400;
