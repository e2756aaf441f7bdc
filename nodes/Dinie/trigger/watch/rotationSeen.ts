import type { IWebhookFunctions } from 'n8n-workflow';
import { isOutage } from '../../transport/problemKinds';
import { dinieApi } from '../../transport/request';
import { countTokens, type Delivery } from '../../webhook/signature';
import { claim, type Asked, type TriggerMemory } from '../memory';
import { note } from '../news';
import { keep, type Registration } from '../registration/kept';
import { rotateInPlace, rotationKey } from '../registration/rotation';
import { clientOf, registrationOf } from '../registration/signingSecret';
import { rotatedInWords } from '../registration/words';
import { ask } from './asking';

const INTERVAL_MS = 10 * 60_000;
/** Dinie waits five seconds for an answer. */
const BUDGET_MS = 5_000;

/**
 * A genuine delivery with two signatures, outside a grace period of our own: somebody else has rotated the secret,
 * and the one held will end. Replaces it, at most once in ten minutes; returns whether the delivery is to be put off.
 */
export async function replaceRotated(
	context: IWebhookFunctions,
	memory: TriggerMemory,
	delivery: Delivery,
	held: Registration,
): Promise<boolean> {
	// The time that Dinie signed, so that no clock of this machine counts.
	const isOurs = Number(delivery.timestamp) * 1000 <= held.graceEndsAt;
	if (isOurs || countTokens(delivery.signature) < 2) return false;
	// A genuine delivery waits for no look at the endpoint: the next one shows the same.
	if (memory.asking || memory.isTicking) return false;
	if (!claim(memory, 'rotate', INTERVAL_MS)) return false;
	return (await ask(memory, async () => await rotate(context, memory, held))) !== undefined;
}

async function rotate(
	context: IWebhookFunctions,
	memory: TriggerMemory,
	held: Registration,
): Promise<Asked> {
	const key = held.unfinishedRotation ?? rotationKey(held.endpointId, held.sealedSecret);
	try {
		const send = dinieApi(context, { tries: 1, deadline: Date.now() + BUDGET_MS });
		// The client that the endpoint is of, though the credential be replaced meanwhile.
		const client = await clientOf(context);
		const gained = await rotateInPlace(send, held.endpointId, key);
		const { url, isTest } = held;
		memory.newest = registrationOf(context.getNode(), gained, client, { url, isTest });
		note(context, memory, rotatedInWords(held));
	} catch (error) {
		context.logger.warn(
			`Dinie Trigger '${context.getNode().name}' could not rotate the signing secret of webhook endpoint ${held.endpointId}, which was rotated elsewhere: ${(error as Error).message}`,
			{ workflowId: context.getWorkflow().id },
		);
		if (!isOutage(error as Error)) return undefined;
		// Dinie may have rotated although its answer was lost: with this key it tells the new secret once more.
		memory.newest = { ...held, unfinishedRotation: key };
	}
	keep(context, memory.newest);
	return 'secret_rotated';
}
