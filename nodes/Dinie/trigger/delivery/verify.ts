import type { IWebhookFunctions } from 'n8n-workflow';
import { requireWebhookSecrets } from '../../webhook/credentialSecrets';
import { whyRefused, type Delivery } from '../../webhook/signature';
import { claim, goBy, type TriggerMemory } from '../memory';
import { believed } from '../registration/believed';
import { keep, type Registration } from '../registration/kept';
import { openSecret } from '../registration/signingSecret';
import type { TriggerSettings } from '../settings';
import { isTestMode } from '../testRun';
import { askInDoubt } from '../watch/doubt';
import { replaceRotated } from '../watch/rotationSeen';
import { notNow, refused, type Outcome } from './answers';

const KEEP_INTERVAL_MS = 10 * 60_000;

/** Which endpoint a genuine delivery is of; `null` for one that somebody else registered. */
export type Verified = { endpointId: string | null };

/** Checks a delivery against every secret that is believed in: whatever the copies say, its signature decides. */
export async function verify(
	context: IWebhookFunctions,
	memory: TriggerMemory,
	settings: Pick<TriggerSettings, 'isManual'>,
	delivery: Delivery,
): Promise<Outcome | Verified> {
	if (settings.isManual) return await verifyManual(context, delivery);
	const isTest = isTestMode(context);
	const held = believed(context, memory, isTest);
	const { stored } = held;
	const before = memory.newest?.sealedSecret;
	const opened = await openAll(context, memory, held.all);
	if (!opened) return notNow('credential_unreadable');
	// What the watch or a hook gains while n8n reads the credential is right, and this delivery may be signed with it.
	const isOutdated = memory.newest?.sealedSecret !== before;
	const codes = opened.map(({ secret }) => whyRefused(delivery, [secret]));
	const right = opened.find((_, index) => codes[index] === undefined)?.registration;
	if (!right) {
		if (isOutdated) return await verify(context, memory, settings, delivery);
		const [code] = codes;
		if (code && code !== 'signature_mismatch') return refused(code);
		const otherwise = code
			? refused(code)
			: notNow(stored ? 'secret_unreadable' : 'no_signing_secret');
		return isTest ? otherwise : await askInDoubt(context, memory, delivery, held, otherwise);
	}
	// Unpublished while the credential was read: it is an event all the same, but of an endpoint that must not come back.
	return isTest || isOutdated || memory.gone.get(right.endpointId)
		? { endpointId: right.endpointId }
		: await believe(context, memory, delivery, right, stored);
}

/** A genuine delivery of production has shown which registration is right. */
async function believe(
	context: IWebhookFunctions,
	memory: TriggerMemory,
	delivery: Delivery,
	right: Registration,
	stored: Registration | undefined,
): Promise<Outcome | Verified> {
	goBy(memory, right);
	memory.nothingSince = undefined;
	if (memory.refusedIds.size > 0) memory.refusedIds.clear();
	if (await replaceRotated(context, memory, delivery, right)) return notNow('secret_rotated');
	const isKept = stored?.sealedSecret === right.sealedSecret;
	// n8n loses what is stored while an execution starts, so this delivery is put off.
	if (!isKept && claim(memory, 'keep', KEEP_INTERVAL_MS)) {
		keep(context, right);
		return notNow('registration_restored');
	}
	return { endpointId: right.endpointId };
}

async function verifyManual(
	context: IWebhookFunctions,
	delivery: Delivery,
): Promise<Outcome | Verified> {
	const secrets = await requireWebhookSecrets(context).catch(() => undefined);
	if (!secrets) return notNow('no_signing_secret');
	const code = whyRefused(delivery, secrets);
	return code ? refused(code) : { endpointId: null };
}

/** Those that can be opened with their secrets, or nothing when n8n cannot read the credential. */
async function openAll(context: IWebhookFunctions, memory: TriggerMemory, all: Registration[]) {
	const opened: Array<{ registration: Registration; secret: string }> = [];
	try {
		for (const registration of all) {
			const secret = await openSecret(context, memory, registration);
			if (secret !== undefined) opened.push({ registration, secret });
		}
		return opened;
	} catch {
		return undefined;
	}
}
