import type { Sandbox } from '../../../sandbox/server';

export type SecretWatch = {
	/** By value, what each secret is. */
	known: ReadonlyMap<string, string>;
	add(secret: string, what: string): void;
	/** What the secrets are that a text holds in any of their forms. */
	in(text: string): string[];
};

/** Notes every secret that comes into being at the sandbox: what it is told, and what it gives out. */
export function watchSecrets(sandbox: Sandbox): SecretWatch {
	const known = new Map<string, string>();
	const { clientId, clientSecret } = sandbox;
	known.set(clientSecret, 'client secret');
	known.set(base64(`${clientId}:${clientSecret}`), 'client ID and secret');

	function look(): void {
		for (const { id, secret } of sandbox.endpoints.list()) {
			known.set(secret, `signing secret of ${id}`);
		}
		for (const { headers } of sandbox.requests) {
			const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
			if (token) known.set(token, 'access token');
		}
	}
	look();
	sandbox.subscribe(look);

	return {
		known,
		add: (secret, what) => void known.set(secret, what),
		in: (text) => [...known].filter(([secret]) => holds(text, secret)).map(([, what]) => what),
	};
}

const holds = (text: string, secret: string) => formsOf(secret).some((form) => text.includes(form));

function formsOf(secret: string): string[] {
	const bare = secret.replace(/^whsec_/, '');
	return [bare, base64(secret), encodeURIComponent(bare)];
}

const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');
