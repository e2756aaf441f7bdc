import type { IWebhookFunctions } from 'n8n-workflow';
import type { NotNowCode } from './answers';
import type { RefusalCode } from '../../webhook/signature';

const INTERVAL_MS = 60_000;
const MOST_REMEMBERED = 10_000;
const ID_LENGTH = 64;

const CAUSES: Record<NotNowCode | RefusalCode, string> = {
	credential_unreadable: 'n8n could not read the Dinie API credential',
	delivery_in_progress: 'the same delivery is still being taken; Dinie will send it again',
	invalid_payload: 'the body cannot be read as a JSON object with a type',
	invalid_timestamp: 'webhook-timestamp is not in Unix seconds',
	missing_headers:
		'webhook-id, webhook-timestamp or webhook-signature is missing: not sent by Dinie',
	no_signing_secret:
		'no signing secret is held. While a workflow is being published that lasts seconds; if it goes on, unpublish and publish the workflow, or in manual mode correct Webhook Secret in the credential',
	payload_too_large: 'the body is over 1 MiB',
	secret_rotated:
		'the signing secret was rotated elsewhere and is being replaced; Dinie will send it again',
	secret_unreadable:
		'Client Secret in the credential was changed, so the signing secret cannot be opened. A new one is fetched when a delivery arrives, at most every ten minutes; if it goes on, unpublish and publish the workflow',
	sender_gone:
		'whoever sent it hung up before it could be taken (Dinie waits five seconds); Dinie will send it again',
	signature_mismatch:
		'no signature matches: forged, or the signing secret was rotated elsewhere without a grace period. If genuine deliveries are refused, unpublish and publish the workflow, or in manual mode correct Webhook Secret in the credential',
	timestamp_too_new: 'it is dated more than five minutes ahead: check the clock of this machine',
	timestamp_too_old:
		'it is dated more than five minutes back: replayed, or the clock of this machine is off',
};

const lastLines = new Map<string, { at: number; unlogged: number }>();

/** Logs why a delivery was not taken: one line per code, trigger and minute, with a count of the others. */
export function logRefusal(
	context: IWebhookFunctions,
	code: NotNowCode | RefusalCode,
	webhookId: unknown,
): void {
	const node = context.getNode();
	const workflow = context.getWorkflow();
	const key = `${workflow.id}/${node.id}/${code}`;
	const last = lastLines.get(key);
	if (last && Date.now() - last.at < INTERVAL_MS) {
		last.unlogged++;
		return;
	}
	if (lastLines.size >= MOST_REMEMBERED) lastLines.clear();
	lastLines.set(key, { at: Date.now(), unlogged: 0 });
	const others = last?.unlogged ? ` ${last.unlogged} more since the last such line.` : '';
	context.logger.warn(
		`Dinie Trigger '${node.name}' refused a delivery (${code}): ${CAUSES[code]}.${others}`,
		{ workflowId: workflow.id, nodeId: node.id, webhookId: printable(webhookId) },
	);
}

const printable = (id: unknown) =>
	String(id ?? '')
		.slice(0, ID_LENGTH)
		.replace(/[^\w.-]/g, '');
