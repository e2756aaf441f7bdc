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

type Opened = Array<{ registration: Registration; secret: string }>;

/** Checks a delivery against every secret that is believed in: whatever the copies say, its signature decides. */
export async function verify(
	context: IWebhookFunctions,
	memory: TriggerMemory,
	{ isManual }: Pick<TriggerSettings, 'isManual'>,
	delivery: Delivery,
): Promise<Outcome | Verified> {
	if (isManual) return await verifyManual(context, delivery);
	const isTest = isTestMode(context);
	let held: ReturnType<typeof believed>;
	let opened: Opened | undefined;
	let newest: string | undefined;
	do {
		newest = memory.newest?.sealedSecret;
		held = believed(context, memory, isTest);
		opened = await openAll(context, memory, held.all);
		// What the watch or a hook has gained while n8n read the credential counts for this delivery too.
	} while (memory.newest?.sealedSecret !== newest);
	if (!opened) return notNow('credential_unreadable');
	const { stored } = held;
	const codes = opened.map(({ secret }) => whyRefused(delivery, [secret]));
	const genuine = opened.filter((_, index) => codes[index] === undefined);
	const right = genuine.map(({ registration }) => registration).reduce(later, undefined);
	if (!right) {
		const [code] = codes;
		if (code && code !== 'signature_mismatch') return refused(code);
		const otherwise = code
			? refused(code)
			: notNow(stored ? 'secret_unreadable' : 'no_signing_secret');
		return isTest ? otherwise : await askInDoubt(context, memory, delivery, held, otherwise);
	}
	// Unpublished while the credential was read: it is an event all the same, but of an endpoint that must not come back.
	return isTest || memory.gone.get(right.endpointId)
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
async function openAll(
	context: IWebhookFunctions,
	memory: TriggerMemory,
	all: Registration[],
): Promise<Opened | undefined> {
	const opened: Opened = [];
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

/** During a grace period both secrets verify: Dinie's own time tells which was made later. */
const later = (best: Registration | undefined, each: Registration) =>
	best && best.graceEndsAt >= each.graceEndsAt ? best : each;
