import type { IHookFunctions } from 'n8n-workflow';
import { isGone } from '../../transport/problem';
import type { Send } from '../../transport/request';
import {
	getEndpoint,
	updateEndpoint,
	type WebhookEndpoint,
} from '../../transport/webhookEndpoints';
import {
	belongsToAnotherWorkflow,
	drift,
	markIn,
	requireHttps,
	type WantedEndpoint,
} from './wantedEndpoint';

/**
 * Whether the endpoint whose ID is kept is as wanted, or could be mended because it carries our mark; `false` means:
 * gain one anew.
 */
export async function isBroughtInLine(
	context: IHookFunctions,
	send: Send,
	id: string,
	wanted: WantedEndpoint,
): Promise<boolean> {
	const endpoint = await findEndpoint(send, id);
	if (!endpoint) return false;
	const changes = drift(endpoint, wanted);
	if (Object.keys(changes).length === 0) return true;
	if (markIn(endpoint) !== wanted.mark) return false;
	requireHttps(context, wanted.url);
	await updateEndpoint(send, id, changes);
	return true;
}

/** The ID that is kept, unless that endpoint is gone or another workflow has taken it over. */
export async function idToDelete(
	context: IHookFunctions,
	send: Send,
	id: string,
): Promise<string[]> {
	const endpoint = await findEndpoint(send, id);
	return endpoint && !belongsToAnotherWorkflow(context, endpoint) ? [id] : [];
}

const findEndpoint = async (send: Send, id: string): Promise<WebhookEndpoint | undefined> =>
	await getEndpoint(send, id).catch((error: Error) => {
		if (isGone(error)) return undefined;
		throw error;
	});
