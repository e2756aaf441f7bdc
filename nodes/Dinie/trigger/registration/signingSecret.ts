import { createHash } from 'node:crypto';
import type {
	ICredentialDataDecryptedObject,
	IHookFunctions,
	INode,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { baseUrlOf } from '../../../../credentials/baseUrl';
import { operationError } from '../../errors';
import { isSigningSecret } from '../../webhook/signature';
import type { TriggerMemory } from '../memory';
import type { Registration } from './kept';
import type { Gained } from './rotation';
import { seal, unseal } from './sealedSecret';

type Context = IHookFunctions | ITriggerFunctions | IWebhookFunctions;

/** Who asks Dinie: a fingerprint of base URL and client ID, and the secret that signing secrets are sealed with. */
export type Client = { client: string; clientSecret: string };

/** Read anew each time: people change credentials while workflows run. Throws when n8n has it no more. */
export async function clientOf(context: Context): Promise<Client> {
	const credential = await context.getCredentials<ICredentialDataDecryptedObject>('dinieApi');
	const [clientId, clientSecret] = [credential.clientId, credential.clientSecret].map((value) =>
		String(value ?? '').trim(),
	) as [string, string];
	const text = `${baseUrlOf(credential)}\n${clientId}`;
	return { client: createHash('sha256').update(text).digest('hex').slice(0, 12), clientSecret };
}

/** What is kept of an endpoint that was gained; throws when nothing can be verified with its secret. */
export function registrationOf(
	node: INode,
	{ secret, ...gained }: Gained,
	{ client, clientSecret }: Client,
	{ url, isTest }: Pick<Registration, 'isTest' | 'url'>,
): Registration {
	const { endpointId } = gained;
	if (!isSigningSecret(secret)) {
		throw operationError(
			node,
			`Dinie gave endpoint ${endpointId} a signing secret that is not 'whsec_' and base64 of 16 bytes or more, so no delivery could be verified with it. Tell Dinie's support`,
		);
	}
	return {
		...gained,
		url,
		client,
		isTest,
		sealedSecret: seal(secret, { clientSecret, endpointId }),
	};
}

/** The signing secret; nothing when the client secret has changed since it was sealed. */
export const openWith = ({ clientSecret }: Client, { sealedSecret, endpointId }: Registration) =>
	unseal(sealedSecret, { clientSecret, endpointId });

/** The same for a delivery: what was opened once is not opened again. */
export async function openSecret(
	context: Context,
	{ openedSecrets }: TriggerMemory,
	registration: Registration,
): Promise<string | undefined> {
	const known = openedSecrets.get(registration.sealedSecret);
	if (known !== undefined) return known;
	const secret = openWith(await clientOf(context), registration);
	if (secret !== undefined) openedSecrets.set(registration.sealedSecret, secret);
	return secret;
}
