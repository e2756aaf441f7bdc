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
		const response = (await this.helpers.httpRequest({
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

function tokenIn({ statusCode, body }: IN8nHttpFullResponse, baseUrl: string): string {
	if (statusCode >= 400 && statusCode < 404) {
		throw new UserError(
			`Dinie refused the client ID and secret (HTTP ${statusCode}). Check Client ID and Client Secret in the Dinie API credential, and that they were made for the environment chosen there (${baseUrl})`,
		);
	}
	const token = body && typeof body === 'object' && 'access_token' in body && body.access_token;
	if (typeof token !== 'string' || token === '') {
		throw new UserError(
			`No access token came from ${baseUrl}/auth/token (HTTP ${statusCode}). Check Environment and Base URL in the Dinie API credential; if they are right, try again later`,
		);
	}
	return token;
}
