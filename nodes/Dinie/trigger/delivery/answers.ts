import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { logRefusal } from './refusals';
import type { RefusalCode } from '../../webhook/signature';

const RETRY_AFTER_SECONDS = 10;

/** Why a delivery cannot be taken now though it may be genuine: Dinie sends it again. */
export type NotNowCode =
	| 'credential_unreadable'
	| 'delivery_in_progress'
	| 'no_signing_secret'
	| 'secret_rotated'
	| 'secret_unreadable'
	| 'sender_gone';

const received = { received: true };

/** 200, and nothing starts: a duplicate, or an event that is not listened to. */
export const acknowledge = (): IWebhookResponseData => ({ webhookResponse: received });

/** 200, and the workflow starts with one item at one of its outputs. */
export const accept = (
	workflowData: NonNullable<IWebhookResponseData['workflowData']>,
): IWebhookResponseData => ({ workflowData, webhookResponse: received });

/** 400 or 413. Throwing instead would answer 500 and store a failed execution. */
export function refuse(
	context: IWebhookFunctions,
	code: RefusalCode,
	webhookId: unknown,
): IWebhookResponseData {
	logRefusal(context, code, webhookId);
	return answer(context, code === 'payload_too_large' ? 413 : 400, code);
}

/** 503 with `Retry-After`. */
export function notNow(
	context: IWebhookFunctions,
	code: NotNowCode,
	webhookId: unknown,
): IWebhookResponseData {
	logRefusal(context, code, webhookId);
	context.getResponseObject().setHeader('Retry-After', String(RETRY_AFTER_SECONDS));
	return answer(context, 503, code);
}

function answer(context: IWebhookFunctions, status: number, error: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ error });
	return { noWebhookResponse: true };
}
