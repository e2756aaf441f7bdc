import type { IWebhookFunctions } from 'n8n-workflow';
import type { RefusalCode } from '../../webhook/signature';
import { memoryOf } from '../memory';

const INTERVAL_MS = 60_000;
const ID_LENGTH = 64;

/** Why a delivery cannot be taken now though it may be genuine: Dinie sends it again. */
export type NotNowCode =
	| 'credential_unreadable'
	| 'delivery_in_progress'
	| 'dinie_unreachable'
	| 'no_signing_secret'
	| 'registration_restored'
	| 'secret_rotated'
	| 'secret_unreadable';

export type Code = NotNowCode | RefusalCode;

const CAUSES: Record<Code, string> = {
	credential_unreadable: 'n8n could not read the Dinie API credential',
	delivery_in_progress: 'the same delivery is still being taken; Dinie will send it again',
	dinie_unreachable:
		'it could not be verified, and Dinie could not be asked whether the signing secret is still the one held; Dinie will send it again',
	invalid_payload: 'the body cannot be read as a JSON object with a type',
	invalid_timestamp: 'webhook-timestamp is not in Unix seconds',
	missing_headers:
		'webhook-id, webhook-timestamp or webhook-signature is missing: not sent by Dinie',
	no_signing_secret:
		'no signing secret is held. While a workflow is being published that lasts seconds; if it goes on, Dinie is asked, and the trigger mends itself. In manual mode correct Webhook Secret in the credential',
	payload_too_large: 'the body is over 1 MiB',
	registration_restored:
		'n8n had lost or put back an older copy of what the trigger keeps; it is kept again, and Dinie will send the delivery again',
	secret_rotated:
		'the signing secret was rotated elsewhere or could not be read, and has been replaced; Dinie will send it again',
	secret_unreadable:
		'Client Secret in the credential was changed, so the signing secret cannot be opened. A new one is fetched when a delivery arrives, at most every ten minutes',
	signature_mismatch:
		'no signature matches: forged, or the signing secret was rotated elsewhere. Dinie is asked about that, at most every ten minutes, and the trigger mends itself. In manual mode correct Webhook Secret in the credential',
	timestamp_too_new: 'it is dated more than five minutes ahead: check the clock of this machine',
	timestamp_too_old:
		'it is dated more than five minutes back: replayed, or the clock of this machine is off',
};

/** Logs why a delivery was not taken: one line per code, trigger and minute, with a count of the others. */
export function logRefusal(context: IWebhookFunctions, code: Code, webhookId: unknown): void {
	const { refusals } = memoryOf(context);
	const last = refusals.get(code);
	const now = performance.now();
	if (last && now - last.at < INTERVAL_MS) {
		last.unlogged++;
		return;
	}
	refusals.set(code, { at: now, unlogged: 0 });
	const others = last?.unlogged ? ` ${last.unlogged} more since the last such line.` : '';
	const node = context.getNode();
	context.logger.warn(
		`Dinie Trigger '${node.name}' refused a delivery (${code}): ${CAUSES[code]}.${others}`,
		{
			workflowId: context.getWorkflow().id,
			nodeId: node.id,
			webhookId: printable(webhookId),
		},
	);
}

const printable = (id: unknown) =>
	String(id ?? '')
		.slice(0, ID_LENGTH)
		.replace(/[^\w.-]/g, '');
