import type { Sandbox } from '../../sandbox/server';

type Body = Record<string, unknown>;

export type Reply = { status: number; headers: Headers; body: Body };

export type Client = Awaited<ReturnType<typeof connect>>;

const ENDPOINTS = '/webhooks/endpoints';

/** Calls the sandbox as a partner does, with a token of its own. */
export async function connect(sandbox: Sandbox, baseUrl = sandbox.baseUrl) {
	const { body } = await requestToken(sandbox, baseUrl);
	const authorization = `Bearer ${String(body['access_token'])}`;

	function call(
		method: string,
		path: string,
		sent?: Body | string,
		headers: Record<string, string> = {},
	) {
		const text = typeof sent === 'string' ? sent : JSON.stringify(sent);
		return reply(`${baseUrl}${path}`, {
			method,
			headers: { authorization, 'content-type': 'application/json', ...headers },
			...(sent !== undefined && { body: text }),
		});
	}

	return {
		call,
		create: (fields: Body | string, headers?: Record<string, string>) =>
			call('POST', ENDPOINTS, fields, headers),
		list: (query = '') => call('GET', ENDPOINTS + query),
		get: (id: string) => call('GET', `${ENDPOINTS}/${id}`),
		update: (id: string, fields: Body) => call('PATCH', `${ENDPOINTS}/${id}`, fields),
		remove: (id: string) => call('DELETE', `${ENDPOINTS}/${id}`),
		rotate: (id: string, fields?: Body, path = 'secret/rotate') =>
			call('POST', `${ENDPOINTS}/${id}/${path}`, fields),
	};
}

/** Asks for a token with HTTP Basic and a form, as the documentation says. */
export function requestToken(
	{ clientId, clientSecret }: Pick<Sandbox, 'clientId' | 'clientSecret'>,
	baseUrl: string,
	grantType = 'client_credentials',
): Promise<Reply> {
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
	return reply(`${baseUrl}/auth/token`, {
		method: 'POST',
		headers: { authorization: `Basic ${basic}` },
		body: new URLSearchParams({ grant_type: grantType }),
	});
}

export async function reply(url: string, init: RequestInit = {}): Promise<Reply> {
	const response = await fetch(url, init);
	const text = await response.text();
	const isJson = /json/.test(response.headers.get('content-type') ?? '');
	const body = isJson ? (JSON.parse(text) as Body) : { text };
	return { status: response.status, headers: response.headers, body };
}
