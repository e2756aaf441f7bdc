import type { IWebhookFunctions } from 'n8n-workflow';
import type { NotNowCode } from './answers';
import { rotateOnce } from '../registration/rotation';
import { requireWebhookSecrets } from '../../webhook/credentialSecrets';
import { lostRegistration } from '../registration/newestRegistration';
import { openSecret, readRegistration, type Registration } from '../registration/kept';

/** What deliveries are checked with. In manual mode there is no registration. */
export type DeliverySecrets = {
	secrets: string[];
	registration?: Registration;
	/** n8n has lost the registration, which is known from memory. */
	isLost?: boolean;
};

/**
 * The secrets held for this trigger, or why nothing can be accepted now. An absent secret never makes us act,
 * since anybody can call; one that can no longer be opened is replaced, within bounds, in production.
 */
export async function secretsFor(
	context: IWebhookFunctions,
	isManual: boolean,
): Promise<DeliverySecrets | NotNowCode> {
	if (isManual) {
		const secrets = await requireWebhookSecrets(context).catch(() => undefined);
		return secrets ? { secrets } : 'no_signing_secret';
	}
	const isTest = context.getMode() === 'manual';
	const stored = readRegistration(context);
	const registration = stored ?? (isTest ? undefined : lostRegistration(context));
	if (!registration) return 'no_signing_secret';
	const opened = await openSecret(context, registration).then(
		(secret) => ({ secret }),
		() => undefined,
	);
	if (!opened) return 'credential_unreadable';
	if (opened.secret !== undefined) {
		return { secrets: [opened.secret], registration, isLost: !stored };
	}
	if (!stored) return 'no_signing_secret';
	if (!isTest) await rotateOnce(context, registration, registration.sealedSecret);
	return 'secret_unreadable';
}
