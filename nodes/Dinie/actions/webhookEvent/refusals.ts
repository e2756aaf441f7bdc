import type { RefusalCode } from '../../webhook/signature';

const PASS_ON = "pass on all headers of the Webhook node in 'Headers'";

/** Why a delivery is not accepted, for the person who reads the execution. */
export const REFUSALS: Record<RefusalCode, string> = {
	invalid_payload:
		"The body is no event of Dinie: not UTF-8, not a JSON object, or without a type (invalid_payload). See that 'Body From' leads to the body as it arrived",
	invalid_timestamp: `The header webhook-timestamp is not ten digits (invalid_timestamp): ${PASS_ON}`,
	missing_headers: `The header webhook-id, webhook-timestamp or webhook-signature is missing (missing_headers): ${PASS_ON}. A request without them is not from Dinie`,
	payload_too_large:
		'The body is larger than 1 MiB (payload_too_large), which no event of Dinie is: stop here',
	signature_mismatch:
		"No secret in 'Webhook Secret' of the Dinie API credential made the signature (signature_mismatch). Either the body is not what arrived (turn on 'Raw Body' in the Webhook node), or the secret is of another endpoint, or the delivery is not from Dinie",
	timestamp_too_new:
		'The delivery was signed more than five minutes ahead of the clock of this n8n (timestamp_too_new): set the clock, or refuse the delivery',
	timestamp_too_old:
		'The delivery was signed more than five minutes ago (timestamp_too_old): verify it right behind the Webhook node; an old one may have been sent by somebody who recorded it',
};
