import type { IWebhookFunctions } from 'n8n-workflow';
import type { RefusalCode } from '../../webhook/signature';

const HTTP_TOO_LARGE = 413;

/**
 * The bytes of the body as they arrived, or why there are none. n8n has read those of common content types, leaves
 * others to us, and has used up a form. What it throws stops here: from a node it would start a failed execution.
 * https://github.com/n8n-io/n8n/blob/master/packages/cli/src/webhooks/webhook-helpers.ts
 */
export async function readRawBody(context: IWebhookFunctions): Promise<Uint8Array | RefusalCode> {
	const request = context.getRequestObject();
	try {
		if (request.rawBody === undefined) await request.readRawBody();
		return request.rawBody ?? Buffer.alloc(0);
	} catch (error) {
		return statusOf(error) === HTTP_TOO_LARGE ? 'payload_too_large' : 'invalid_payload';
	}
}

const statusOf = (error: unknown) =>
	error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
