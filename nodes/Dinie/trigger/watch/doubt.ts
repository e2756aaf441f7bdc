import type { IWebhookFunctions } from 'n8n-workflow';
import { withinTime } from '../../../../credentials/timeLimit';
import { dinieApi } from '../../transport/request';
import { couldBeGenuine, type Delivery } from '../../webhook/signature';
import { notNow, type Outcome } from '../delivery/answers';
import { claim, goBy, type Asked, type TriggerMemory } from '../memory';
import { note } from '../news';
import type { believed } from '../registration/believed';
import { keep, type Registration } from '../registration/kept';
import { clientOf, registrationOf } from '../registration/signingSecret';
import { webhookUrlOf } from '../registration/wantedEndpoint';
import { gainedInWords } from '../registration/words';
import { ask } from './asking';
import { newestSecret } from './newestSecret';
import { rotationNeeded, STUBBORN_IDS } from './rotationNeeded';

const INTERVAL_MS = 10 * 60_000;
/** Dinie waits five seconds for an answer. */
const ANSWER_MS = 4_500;
/** A question is not spent because a busy process answered its delivery before Dinie did. */
const QUESTION_MS = 30_000;
/** Longer than a publish takes, in which nothing is held for a moment. */
const PUBLISH_MS = 2 * 60_000;

/**
 * What to answer a delivery that nothing held verifies. One that could be genuine makes us ask Dinie, at most once
 * in ten minutes per trigger and process, since anybody can send it; only what Dinie answers makes us act.
 */
export async function askInDoubt(
	context: IWebhookFunctions,
	memory: TriggerMemory,
	delivery: Delivery,
	{ stored, all }: ReturnType<typeof believed>,
	otherwise: Outcome,
): Promise<Outcome> {
	if (!couldBeGenuine(delivery)) return otherwise;
	const isHeld = stored !== undefined || memory.newest !== undefined;
	if (memory.refusedIds.size < STUBBORN_IDS) memory.refusedIds.add(delivery.webhookId);
	if (!isHeld && !isLongGone(memory)) return otherwise;
	if (!memory.asking && !claim(memory, 'ask', INTERVAL_MS)) return otherwise;
	const asked =
		memory.asking ?? ask(memory, async () => await lookAtDinie(context, memory, delivery, all));
	const code = await withinTime(ANSWER_MS, async () => await asked).catch(
		() => 'dinie_unreachable' as const,
	);
	return code ? notNow(code) : otherwise;
}

function isLongGone(memory: TriggerMemory): boolean {
	memory.nothingSince ??= performance.now();
	return performance.now() - memory.nothingSince > PUBLISH_MS;
}

async function lookAtDinie(
	context: IWebhookFunctions,
	memory: TriggerMemory,
	delivery: Delivery,
	all: Registration[],
): Promise<Asked> {
	// A flood that begins while Dinie is asked shows nothing yet.
	const isStubborn = memory.refusedIds.size >= STUBBORN_IDS;
	try {
		const send = dinieApi(context, { tries: 1, deadline: Date.now() + QUESTION_MS });
		const client = await clientOf(context);
		const rotation = await rotationNeeded(context, memory, { send, client, all, isStubborn });
		if (!rotation) return undefined;
		const { id } = rotation.endpoint;
		// Dinie has it, whatever had become of it before.
		memory.gone.delete(id);
		const gained = await newestSecret(send, rotation, delivery);
		const facts = { url: webhookUrlOf(context), isTest: false };
		const registration = registrationOf(context.getNode(), gained, client, facts);
		goBy(memory, registration);
		for (const { endpointId } of all) if (endpointId !== id) memory.gone.set(endpointId, true);
		keep(context, registration);
		note(context, memory, gainedInWords(all.at(-1)?.endpointId ?? id, id));
		return 'secret_rotated';
	} catch (error) {
		context.logger.warn(
			`Dinie Trigger '${context.getNode().name}' could not find out whether its signing secret is still the right one: ${(error as Error).message}`,
			{ workflowId: context.getWorkflow().id },
		);
		return 'dinie_unreachable';
	}
}
