import {
	UserError,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type IDataObject,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeProperties,
} from 'n8n-workflow';
import { baseUrlOf, ENVIRONMENTS } from './baseUrl';
import { networkFailure } from './networkFailure';
import { TokenRefused } from './tokenRefused';

const TOKEN_TIMEOUT_MS = 10_000;

export class DinieApi implements ICredentialType {
	name = 'dinieApi';

	displayName = 'Dinie API';

	icon = { light: 'file:../icons/dinie.svg', dark: 'file:../icons/dinie.dark.svg' } as const;

	documentationUrl = 'https://github.com/dinie-tech/n8n-nodes-dinie#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: Object.entries(ENVIRONMENTS).map(([value, { name }]) => ({ name, value })),
			default: 'production',
			description: 'A client ID and secret work in the environment they were made in only',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://dinie.internal.example/v3',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. dinie_ci_…',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. dinie_cs_live_…',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'e.g. whsec_…',
			description:
				'Only for endpoints that the Dinie Trigger did not register itself. While one is being rotated, give several, separated by spaces or commas.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	test: ICredentialTestRequest = {
		request: { url: '/webhooks/endpoints', qs: { limit: 1 } },
	};

	/**
	 * Fetches an OAuth client-credentials token, valid for one hour; n8n stores it with the credential
	 * and calls again after a 401. Throws a `UserError` that says what to correct.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const baseURL = baseUrlOf(credential);
		const response = (await this.helpers
			.httpRequest({
				method: 'POST',
				baseURL,
				url: '/auth/token',
				auth: {
					username: String(credential.clientId ?? '').trim(),
					password: String(credential.clientSecret ?? '').trim(),
				},
				headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
				body: { grant_type: 'client_credentials' },
				json: true,
				timeout: TOKEN_TIMEOUT_MS,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				sendCredentialsOnCrossOriginRedirect: false,
			})
			.catch((error: Error) => {
				throw new UserError(
					`No answer from ${baseURL}/auth/token: ${networkFailure(error)}. Check Environment and Base URL in the Dinie API credential, and that this n8n can reach that address`,
				);
			})) as IN8nHttpFullResponse;
		return { accessToken: tokenIn(response, baseURL) };
	}

	authenticate = async (
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => ({
		...request,
		baseURL: baseUrlOf(credential),
		headers: { ...request.headers, Authorization: `Bearer ${String(credential.accessToken)}` },
	});
}

function tokenIn({ statusCode, headers, body }: IN8nHttpFullResponse, baseUrl: string): string {
	const token = body && typeof body === 'object' && 'access_token' in body && body.access_token;
	if (statusCode < 300 && typeof token === 'string' && token !== '') return token;
	const isRefusal = statusCode >= 400 && statusCode < 404;
	throw new TokenRefused(
		isRefusal
			? `Dinie refused the client ID and secret (HTTP ${statusCode}). Check Client ID and Client Secret in the Dinie API credential, and that they were made for the environment chosen there (${baseUrl})`
			: `No access token came from ${baseUrl}/auth/token (HTTP ${statusCode}). Check Environment and Base URL in the Dinie API credential; if they are right, try again later`,
		{ statusCode, headers },
	);
}
