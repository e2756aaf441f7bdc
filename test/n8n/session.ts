import { call } from '../helpers/https';

/** The owner of every n8n started here; the demo prints it. */
export const OWNER = {
	email: 'owner@example.com',
	signInWith: 'Embedded-credit-1',
	firstName: 'Test',
	lastName: 'Owner',
};

type Settings = { userManagement: { showSetupOnFirstLoad: boolean } };

/** An answer of n8n's REST interface that was not a 2xx. */
export class RestError extends Error {
	constructor(
		call: string,
		readonly status: number,
		message: string,
	) {
		super(`${call} answered ${status}: ${message}`);
	}
}

/** n8n's own REST interface, as its editor uses it: signed in with a cookie. */
export class Session {
	private cookie = '';

	constructor(
		private readonly url: string,
		private readonly ca: string,
	) {}

	/** Makes the owner on the first start of a database; signs in on any later one. */
	async signIn(): Promise<void> {
		const { signInWith: password, ...person } = OWNER;
		const settings = await this.request<Settings>('GET', '/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			await this.request('POST', '/owner/setup', { ...person, password });
		} else {
			await this.request('POST', '/login', { emailOrLdapLoginId: person.email, password });
		}
	}

	/** One call below `/rest`; returns the `data` of the answer. */
	async request<T>(method: string, path: string, body?: object): Promise<T> {
		const answer = await call(`${this.url}/rest${path}`, {
			method,
			ca: this.ca,
			headers: { 'content-type': 'application/json', cookie: this.cookie },
			...(body && { body: JSON.stringify(body) }),
		});
		if (answer.status >= 300) {
			throw new RestError(`${method} ${path}`, answer.status, messageIn(answer.body));
		}
		const cookies = answer.headers['set-cookie'] ?? [];
		this.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ') || this.cookie;
		const { data }: { data: T } = JSON.parse(answer.body);
		return data;
	}
}

function messageIn(body: string): string {
	try {
		const { message, hint }: { message: string; hint?: string } = JSON.parse(body);
		return hint ? `${message} (${hint})` : message;
	} catch {
		return body;
	}
}
