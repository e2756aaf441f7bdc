import { UserError, type ICredentialDataDecryptedObject } from 'n8n-workflow';

const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Dinie's environments: the one list. Both are documented under `/v3`; `custom` takes any other. */
export const ENVIRONMENTS = {
	production: { name: 'Production', url: 'https://api.dinie.com.br/v3' },
	sandbox: { name: 'Sandbox', url: 'https://sandbox.api.dinie.com.br/v3' },
	custom: { name: 'Custom', url: undefined },
} as const;

/**
 * Base URL of the Dinie API that a credential points at, without a trailing slash.
 * Throws a `UserError` when a custom base URL is no URL, or is plain `http` off this machine.
 */
export function baseUrlOf(credential: ICredentialDataDecryptedObject): string {
	const environment = credential.environment as keyof typeof ENVIRONMENTS;
	const known = ENVIRONMENTS[environment]?.url;
	return known ?? customBaseUrl(String(credential.baseUrl ?? '').trim());
}

function customBaseUrl(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (!url?.host) {
		throw new UserError(
			`The Base URL of the Dinie API credential is not a URL: '${text}'. Write it in full, e.g. ${ENVIRONMENTS.production.url}`,
		);
	}
	const isSafe =
		url.protocol === 'https:' ||
		(url.protocol === 'http:' && LOOPBACK_HOSTS.includes(url.hostname));
	if (!isSafe) {
		throw new UserError(
			`The Base URL of the Dinie API credential must start with https:// (http:// is accepted for localhost only), not '${url.protocol}//${url.host}'`,
		);
	}
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
