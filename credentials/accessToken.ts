import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestHelper,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { baseUrlOf } from './baseUrl';
import { networkFailure } from './networkFailure';

const TIMEOUT_MS = 10_000;

type Answer = Pick<IN8nHttpFullResponse, 'headers' | 'statusCode'>;

/** Dinie issued no access token; the message tells the person what to correct. */
export class TokenRefused extends UserError {
	constructor(
		message: string,
		/** What Dinie answered; a 429 or 5xx is worth another try. */
		readonly answer: Answer,
	) {
		super(message);
	}
}

/** Fetches an OAuth client-credentials token, valid for one hour. Throws a `UserError` that says what to correct. */
export async function fetchAccessToken(
	helpers: IHttpRequestHelper['helpers'],
	credential: ICredentialDataDecryptedObject,
): Promise<string> {
	const baseURL = baseUrlOf(credential);
	const response = await requestToken(helpers, credential, baseURL).catch((error: Error) => {
		throw new UserError(
			`No answer from ${baseURL}/auth/token: ${networkFailure(error)}. Check Environment and Base URL in the Dinie API credential, and that this n8n can reach that address`,
		);
	});
	return tokenIn(response, baseURL);
}

const requestToken = async (
	helpers: IHttpRequestHelper['helpers'],
	{ clientId, clientSecret }: ICredentialDataDecryptedObject,
	baseURL: string,
) =>
	(await helpers.httpRequest({
		method: 'POST',
		baseURL,
		url: '/auth/token',
		auth: {
			username: String(clientId ?? '').trim(),
			password: String(clientSecret ?? '').trim(),
		},
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: { grant_type: 'client_credentials' },
		json: true,
		timeout: TIMEOUT_MS,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		sendCredentialsOnCrossOriginRedirect: false,
	})) as IN8nHttpFullResponse;

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
