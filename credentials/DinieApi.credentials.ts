import {
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type IDataObject,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';
import { fetchAccessToken } from './accessToken';
import { authorize } from './authorize';
import { ENVIRONMENTS } from './baseUrl';

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
		return { accessToken: await fetchAccessToken(this.helpers, credential) };
	}

	authenticate = async (
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => authorize(credential, request);
}
