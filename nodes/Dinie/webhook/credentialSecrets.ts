import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { operationError } from '../errors';
import { isSigningSecret } from './signature';

// Each costs a hash of the body; more than a rotation needs helps only an attacker.
const MOST_SECRETS = 4;

type Context = IExecuteFunctions | IHookFunctions | IWebhookFunctions;

const credentialOf = async (context: Context) =>
	await context.getCredentials<ICredentialDataDecryptedObject>('dinieApi');

export async function clientSecretOf(context: Context): Promise<string> {
	const { clientSecret } = await credentialOf(context);
	return String(clientSecret ?? '').trim();
}

/** The credential's webhook secrets, for endpoints that the trigger did not register. */
export async function webhookSecretsOf(context: Context): Promise<string[]> {
	const { webhookSecret } = await credentialOf(context);
	return String(webhookSecret ?? '')
		.split(/[\s,]+/)
		.filter((secret) => secret !== '');
}

/** The same, checked; throws an error that says what is wrong with them. */
export async function requireWebhookSecrets(context: Context): Promise<string[]> {
	const secrets = await webhookSecretsOf(context);
	const wrong = secrets.findIndex((secret) => !isSigningSecret(secret));
	const complaint =
		(secrets.length === 0 && 'is empty: paste the signing secret of the endpoint (whsec_…)') ||
		(secrets.length > MOST_SECRETS &&
			`holds ${secrets.length} secrets: keep ${MOST_SECRETS} or fewer`) ||
		(wrong >= 0 &&
			`holds something else as secret ${wrong + 1}: a signing secret is whsec_ and base64 of 16 bytes or more`);
	if (!complaint) return secrets;
	throw operationError(
		context.getNode(),
		`'Webhook Secret' in the Dinie API credential ${complaint}`,
	);
}
