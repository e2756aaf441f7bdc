import { request } from 'node:http';
import type { Sandbox } from '../../../sandbox/server';

export type Answered = { status: number; headers: Record<string, unknown>; text: string };

/** Opens the page and presses its buttons as a browser without script does. */
export function openPage({ url }: Pick<Sandbox, 'url'>) {
	let address = `${url}/`;

	return {
		address: () => address,
		async text(): Promise<string> {
			return (await send('GET', address)).text;
		},
		/** Sends a form and follows the redirect; returns the page that is shown then. */
		async press(path: string, fields: Record<string, string> = {}): Promise<string> {
			const body = new URLSearchParams(fields).toString();
			const headers = { origin: url, referer: address, 'content-type': FORM };
			const { status, headers: sent } = await send('POST', url + path, headers, body);
			if (status !== 303) throw new Error(`${path} was answered with ${status}`);
			address = new URL(String(sent['location']), url).href;
			return (await send('GET', address)).text;
		},
	};
}

/** Any header may be set, Host included, which `fetch` forbids. */
export function send(
	method: string,
	url: string,
	headers: Record<string, string> = {},
	body = '',
): Promise<Answered> {
	return new Promise((resolve, reject) => {
		const sending = request(url, { method, headers, agent: false }, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
			);
		});
		sending.on('error', reject);
		sending.end(body);
	});
}

const FORM = 'application/x-www-form-urlencoded';
