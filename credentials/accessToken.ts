import { createHmac } from 'node:crypto';
import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestHelper,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { baseUrlOf } from './baseUrl';
import { networkFailure } from './networkFailure';
import { withinTime } from './timeLimit';

const PURPOSE = 'n8n-nodes-dinie access token';
const STAMP_LENGTH = 12;

type Answer = Pick<IN8nHttpFullResponse, 'headers' | 'statusCode'>;

/** Longest wait for a token, to its last byte. */
export const TOKEN_TIMEOUT_MS = 10_000;

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

/**
 * Fetches an OAuth client-credentials token, valid for one hour, as n8n is to store it: `<stamp>.<token>`, where
 * the stamp names what it was made from. Throws a `UserError` that says what to correct.
 */
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
	return `${stampOf(credential)}.${tokenIn(response, baseURL)}`;
}

/**
 * The stored token, unless it was made from other fields than the present ones: n8n keeps it when a person edits
 * them, and would send it to another address or for another client.
 */
export function presentToken(credential: ICredentialDataDecryptedObject): string | undefined {
	const stored = String(credential.accessToken ?? '');
	const stamp = `${stampOf(credential)}.`;
	return stored.startsWith(stamp) ? stored.slice(stamp.length) : undefined;
}

/** What a token is made from: a fingerprint of base URL, client ID and client secret. */
export function stampOf(credential: ICredentialDataDecryptedObject): string {
	const { clientId, clientSecret } = clientIn(credential);
	return createHmac('sha256', clientSecret)
		.update([PURPOSE, baseUrlOf(credential), clientId].join('\n'))
		.digest('hex')
		.slice(0, STAMP_LENGTH);
}

const clientIn = ({ clientId, clientSecret }: ICredentialDataDecryptedObject) => ({
	clientId: String(clientId ?? '').trim(),
	clientSecret: String(clientSecret ?? '').trim(),
});

async function requestToken(
	helpers: IHttpRequestHelper['helpers'],
	credential: ICredentialDataDecryptedObject,
	baseURL: string,
): Promise<IN8nHttpFullResponse> {
	const { clientId, clientSecret } = clientIn(credential);
	return await withinTime(
		TOKEN_TIMEOUT_MS,
		async (abortSignal) =>
			(await helpers.httpRequest({
				method: 'POST',
				baseURL,
				url: '/auth/token',
				auth: { username: clientId, password: clientSecret },
				headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
				body: { grant_type: 'client_credentials' },
				json: true,
				timeout: TOKEN_TIMEOUT_MS,
				abortSignal,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			})) as IN8nHttpFullResponse,
	);
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
