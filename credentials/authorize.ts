import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
} from 'n8n-workflow';
import { presentToken } from './accessToken';
import { baseUrlOf } from './baseUrl';

/** The stored token is of other fields. n8n takes it for a 401 of the service, and fetches a fresh one. */
class StaleToken extends UserError {
	readonly response = { status: 401 };

	constructor() {
		super(
			'The Dinie API credential was changed while it was in use: try again, and if that does not help, save the credential anew',
		);
	}
}

class UncheckedConnection extends UserError {
	constructor() {
		super(
			"The access token of Dinie is not sent where nobody checks who answers: switch 'Ignore SSL Issues (Insecure)' off",
		);
	}
}

/**
 * Puts the access token on a request to the credential's own base URL. A request to any other origin, as an HTTP
 * Request node may send it with this credential, goes out without; so does one that is sent on to another.
 */
export function authorize(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const ownBase = baseUrlOf(credential);
	const baseURL = request.baseURL || ownBase;
	const address = isAbsolute(request) ? targetOf(request) : baseURL;
	if (!isSameOrigin(address, ownBase)) return request;
	if (isUnchecked(request)) throw new UncheckedConnection();
	const token = presentToken(credential);
	if (token === undefined) throw new StaleToken();
	return {
		...request,
		...(!isAbsolute(request) && { baseURL }),
		headers: { ...request.headers, Authorization: `Bearer ${token}` },
		sendCredentialsOnCrossOriginRedirect: false,
	};
}

const isSameOrigin = (address: string, baseURL: string) =>
	URL.canParse(address) && new URL(address).origin === new URL(baseURL).origin;

const isUnchecked = (request: IHttpRequestOptions & { rejectUnauthorized?: boolean }) =>
	request.skipSslCertificateValidation === true || request.rejectUnauthorized === false;

// As axios reads it: https://github.com/axios/axios/blob/v1.x/lib/helpers/isAbsoluteURL.js
const isAbsolute = (request: IHttpRequestOptions) =>
	/^([a-z][a-z\d+\-.]*:)?\/\//i.test(targetOf(request));

// n8n's older request options, which its HTTP Request node uses, say `uri`; where both stand n8n sends to `url`.
const targetOf = (request: IHttpRequestOptions & { uri?: string }) =>
	String(request.url ?? request.uri ?? '').trim();
