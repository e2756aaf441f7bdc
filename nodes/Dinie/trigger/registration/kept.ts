import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { operationError } from '../../errors';
import { clientSecretOf } from '../../webhook/credentialSecrets';
import { newestOf } from './newestRegistration';
import { seal, unseal } from './sealedSecret';
import { isSigningSecret } from '../../webhook/signature';

const MOST_REMEMBERED = 1_000;

/** What a trigger keeps in n8n's static data, which is stored in clear: the secret only sealed. */
export type Registration = {
	endpointId: string;
	sealedSecret: string;
	isTest: boolean;
	/** Epoch milliseconds; until then deliveries carry two signatures because we rotated. */
	graceEndsAt: number;
	/** Epoch milliseconds; tells an older copy from a newer one. */
	keptAt: number;
};

type Context = IHookFunctions | IWebhookFunctions;

// The hot path must not decrypt a credential for each delivery.
const openedSecrets = new Map<string, string>();

/** The registration kept, complete with ID and secret, or the newer one that this process has seen; or nothing. */
export function readRegistration(context: Context): Registration | undefined {
	const data = context.getWorkflowStaticData('node');
	const { endpointId, sealedSecret, isTest } = data;
	if (typeof endpointId !== 'string' || typeof sealedSecret !== 'string') return undefined;
	const [graceEndsAt, keptAt] = [timeIn(data.graceEndsAt), timeIn(data.keptAt)];
	const stored = { endpointId, sealedSecret, isTest: isTest === true, graceEndsAt, keptAt };
	return stored.isTest ? stored : newestOf(context, stored);
}

const timeIn = (value: unknown) => (typeof value === 'number' ? value : 0);

/** Also when nothing changed: n8n saves static data only when something was set. */
export function writeRegistration(context: Context, registration: Registration): void {
	Object.assign(context.getWorkflowStaticData('node'), registration);
}

export function clearRegistration(context: Context): void {
	const data = context.getWorkflowStaticData('node');
	for (const key of Object.keys(data)) delete data[key];
}

/** Seals a new secret for an endpoint and keeps both; throws when nothing can be verified with it. */
export async function keepSecret(
	context: Context,
	secret: string,
	kept: Omit<Registration, 'sealedSecret'>,
): Promise<void> {
	if (!isSigningSecret(secret)) {
		throw operationError(
			context.getNode(),
			`Dinie gave endpoint ${kept.endpointId} a signing secret that is not 'whsec_' and base64, so no delivery could be verified with it. Tell Dinie's support`,
		);
	}
	const clientSecret = await clientSecretOf(context);
	const sealedSecret = seal(secret, { clientSecret, endpointId: kept.endpointId });
	const registration = { ...kept, sealedSecret };
	writeRegistration(context, registration);
	if (!kept.isTest) newestOf(context, registration);
}

/** The endpoint's signing secret, or nothing when the credential's client secret changed since it was sealed. */
export async function openSecret(
	context: Context,
	{ endpointId, sealedSecret }: Registration,
): Promise<string | undefined> {
	const known = openedSecrets.get(sealedSecret);
	if (known !== undefined) return known;
	const clientSecret = await clientSecretOf(context);
	const secret = unseal(sealedSecret, { clientSecret, endpointId });
	if (secret === undefined) return undefined;
	if (openedSecrets.size >= MOST_REMEMBERED) openedSecrets.clear();
	openedSecrets.set(sealedSecret, secret);
	return secret;
}
