import type { IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { memoryOf } from './memory';
import { readKept } from './registration/kept';
import { webhookUrlOf } from './registration/wantedEndpoint';

/** Whether a delivery or an execution belongs to "Listen for test event" in the editor. */
export const isTestMode = (context: IExecuteFunctions | IWebhookFunctions) =>
	context.getMode() === 'manual';

/**
 * The same of a hook. n8n tells it when a test run begins; when it ends, with the static data of the test or
 * without, the address does. Its path is `/webhook-test/`, unless N8N_ENDPOINT_WEBHOOK_TEST says otherwise.
 */
export function isTestRun(context: IHookFunctions): boolean {
	if (context.getActivationMode() === 'manual') return true;
	const kept = readKept(context);
	if (kept) return kept.isTest;
	const url = webhookUrlOf(context);
	const { testUrl, wanted } = memoryOf(context);
	const isElsewhere = wanted !== undefined && wanted.url !== url;
	return url === testUrl || isElsewhere || url.includes('/webhook-test/');
}
