import type { IWebhookFunctions } from 'n8n-workflow';
import { rotateOnce } from './boundedRotation';
import { requireWebhookSecrets } from './credentialSecrets';
import { openSecret, readRegistration, type Registration } from './registration';

/** What deliveries are checked with. In manual mode there is no registration. */
export type DeliverySecrets = { secrets: string[]; registration?: Registration };

/**
 * The secrets held for this trigger; none means that nothing can be accepted now. An absent secret never makes
 * us act, since anybody can call; one that can no longer be opened is replaced, within bounds, in production.
 */
export async function secretsFor(
	context: IWebhookFunctions,
	isManual: boolean,
): Promise<DeliverySecrets> {
	if (isManual) return { secrets: await requireWebhookSecrets(context).catch(() => []) };
	const registration = readRegistration(context);
	if (!registration) return { secrets: [] };
	const opened = await openSecret(context, registration).then(
		(secret) => ({ secret }),
		(error: Error) => {
			context.logger.warn(`Dinie Trigger could not read its credential: ${error.message}`);
			return undefined;
		},
	);
	if (opened?.secret !== undefined) return { secrets: [opened.secret], registration };
	const isUnreadable = opened !== undefined;
	if (isUnreadable && context.getMode() !== 'manual') {
		await rotateOnce(context, registration, registration.sealedSecret);
	}
	return { secrets: [], registration };
}
