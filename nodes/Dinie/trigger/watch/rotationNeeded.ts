import type { IWebhookFunctions } from 'n8n-workflow';
import type { Send } from '../../transport/send';
import { endpointsWhere, type WebhookEndpoint } from '../../transport/webhookEndpoints';
import { isSameUrl } from '../../url';
import { claim, type TriggerMemory } from '../memory';
import { findEndpoint, updatedAtOf } from '../registration/heldEndpoint';
import type { Registration } from '../registration/kept';
import { rotationKey } from '../registration/rotation';
import { openWith, type Client } from '../registration/signingSecret';
import { markIn, ownMark, webhookUrlOf } from '../registration/wantedEndpoint';

const FORCE_INTERVAL_MS = 6 * 60 * 60_000;
/** So many different deliveries refused are no chance. */
export const STUBBORN_IDS = 3;

type Asked = {
	send: Send;
	client: Client;
	all: Registration[];
	/** Several deliveries had been refused before Dinie was asked. */
	isStubborn: boolean;
};

/** The endpoint whose secret must be another than the one held, and an idempotency key that all processes share. */
export type RotationNeeded = {
	endpoint: WebhookEndpoint;
	key: string;
	/** Dinie tells of no change, perhaps because its `updated_at` never does. */
	isForced?: true;
};

/** What Dinie tells of the endpoint held decides: nothing when its secret seems to be the one held. */
export async function rotationNeeded(
	context: IWebhookFunctions,
	memory: TriggerMemory,
	{ send, client, all, isStubborn }: Asked,
): Promise<RotationNeeded | undefined> {
	const url = webhookUrlOf(context);
	const mark = ownMark(context, false);
	for (const { endpointId } of [...all].reverse()) {
		const endpoint = await findEndpoint(send, endpointId);
		if (!endpoint) continue;
		const isOurs = [undefined, mark].includes(markIn(endpoint));
		// Edited by somebody: that is for the watch to mend.
		if (!isOurs || !isSameUrl(endpoint.url, url)) return undefined;
		const held = all.filter((each) => each.endpointId === endpointId);
		// Whatever other processes have done meanwhile, they have left the same behind.
		// Another process may hold the same twice: what it has kept, and what n8n hands over.
		const left = new Set(held.map(({ updatedAt }) => updatedAt || updatedAtOf(endpoint)));
		const key = rotationKey(endpointId, [...left].join());
		// What an unfinished rotation has made may have been rotated away since: that is not asked for again.
		const isUnchanged = held.some(
			(each) =>
				!each.unfinishedRotation &&
				each.updatedAt === updatedAtOf(endpoint) &&
				openWith(client, each) !== undefined,
		);
		if (!isUnchanged) return { endpoint, key };
		const leaving = held.map(({ sealedSecret }) => sealedSecret).join();
		return isStubborn && mayForce(context, memory)
			? { endpoint, key: rotationKey(endpointId, leaving), isForced: true }
			: undefined;
	}
	const [endpoint] = await endpointsWhere(
		send,
		(each) => isSameUrl(each.url, url) && markIn(each) === mark,
	);
	return endpoint && { endpoint, key: rotationKey(endpoint.id, updatedAtOf(endpoint)) };
}

/** `updated_at` may not tell a rotation at this Dinie: then what goes on being refused does, now and then. */
function mayForce(context: IWebhookFunctions, memory: TriggerMemory): boolean {
	if (!claim(memory, 'force', FORCE_INTERVAL_MS)) return false;
	context.logger.warn(
		`Dinie Trigger '${context.getNode().name}' refused several deliveries that could be genuine though Dinie tells of no change: it makes a new signing secret`,
		{ workflowId: context.getWorkflow().id },
	);
	return true;
}
