import { createHmac, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import type { Clock } from '../clock';
import type { Settings } from '../settings';
import type { Answer } from './answer';
import { bodyText, jsonBody } from './body';
import { Problem } from './problems';

const TOKEN_LIFETIME_SECONDS = 3_600;

export type Tokens = ReturnType<typeof createTokens>;

/** Issues access tokens and tells which of them are still good. */
export function createTokens(settings: Settings, clock: Clock) {
	const expiresAt = new Map<string, number>();
	const signingKey = randomBytes(32);

	function issue(request: Request): Answer {
		const { grantType, clientId, clientSecret } = credentialsOf(request);
		if (grantType !== 'client_credentials') {
			throw new Problem('invalid-request', 'grant_type must be client_credentials.', {
				code: 'unsupported_grant_type',
			});
		}
		if (clientId !== settings.clientId || clientSecret !== settings.clientSecret) {
			throw unauthorized('invalid_client', 'The client ID or the client secret is wrong.');
		}
		const token = newToken(clientId, signingKey);
		expiresAt.set(token, clock.now() + TOKEN_LIFETIME_SECONDS * 1000);
		return {
			status: 200,
			headers: { 'cache-control': 'no-store' },
			body: { access_token: token, token_type: 'bearer', expires_in: TOKEN_LIFETIME_SECONDS },
		};
	}

	function check(request: Request): void {
		const token = bearerToken(request);
		if (!token) throw unauthorized('missing_token', 'The request carries no access token.');
		const expiry = expiresAt.get(token);
		if (expiry === undefined) throw unauthorized('invalid_token', 'The access token is unknown.');
		if (expiry <= clock.now()) throw unauthorized('token_expired', 'The access token has expired.');
	}

	function expire(request: Request): void {
		const token = bearerToken(request);
		if (token && expiresAt.has(token)) expiresAt.set(token, 0);
	}

	function expireAll(): void {
		for (const token of expiresAt.keys()) expiresAt.set(token, 0);
	}

	return { issue, check, expire, expireAll };
}

function unauthorized(code: string, detail: string): Problem {
	return new Problem('authentication-failed', detail, { code });
}

function bearerToken(request: Request): string | undefined {
	return /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
}

type ClientCredentials = Record<'grantType' | 'clientId' | 'clientSecret', unknown>;

/** Basic with a form body is documented; the Python SDK sends all three as JSON instead. */
function credentialsOf(request: Request): ClientCredentials {
	if (request.is('application/json')) {
		const {
			grant_type: grantType,
			client_id: clientId,
			client_secret: clientSecret,
		} = jsonBody(request);
		return { grantType, clientId, clientSecret };
	}
	const basic = /^Basic +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
	const [clientId, ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
	const grantType = new URLSearchParams(bodyText(request)).get('grant_type');
	return { grantType, clientId, clientSecret: secret.join(':') };
}

function newToken(clientId: string, signingKey: Buffer): string {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const expiry = Math.floor(Date.now() / 1000) + TOKEN_LIFETIME_SECONDS;
	const claims = { sub: clientId, exp: expiry, jti: randomBytes(8).toString('hex') };
	const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
	const signature = createHmac('sha256', signingKey).update(signed).digest('base64url');
	return `dinie_at_${signed}.${signature}`;
}
