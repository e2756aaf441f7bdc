import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Certificate } from './certificate';

export type Received = { headers: Record<string, string>; body: string };

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** A partner's server that keeps what it receives and answers as told; null never answers. */
export async function startReceiver(certificate?: Certificate) {
	const received: Received[] = [];
	let status: number | null = 200;
	const handle = async (request: IncomingMessage, response: ServerResponse) => {
		let body = '';
		for await (const chunk of request.setEncoding('utf8')) body += chunk;
		received.push({ headers: webhookHeaders(request), body });
		if (status !== null) response.writeHead(status).end(`answered ${status}`);
	};
	const listener = (request: IncomingMessage, response: ServerResponse) =>
		void handle(request, response);
	const server = certificate ? createSecure(certificate, listener) : createPlain(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;

	return {
		url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}/hook`,
		received,
		answerWith(next: number | null): void {
			status = next;
		},
		async close(): Promise<void> {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}

/** Whether the reference implementation of Standard Webhooks takes the delivery for genuine. */
export function isGenuine({ headers, body }: Received, secret: string): boolean {
	try {
		new Webhook(secret).verify(body, headers);
		return true;
	} catch {
		return false;
	}
}

function webhookHeaders({ headers }: IncomingMessage): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).flatMap(([name, value]) =>
			typeof value === 'string' ? [[name, value]] : [],
		),
	);
}
