import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import type { IWebhookResponseData } from 'n8n-workflow';
import { makeCertificate } from './certificate';

export type WebhookReceiver = {
	/** `https://localhost:PORT`. */
	url: string;
	/** PEM for whoever delivers. */
	certificate: string;
	close(): Promise<void>;
};

/** What n8n does around `webhook()`, as measured: raw body first, then the answer that the node chose. */
export async function startReceiver(
	runWebhook: (request: Request, response: Response) => Promise<IWebhookResponseData>,
): Promise<WebhookReceiver> {
	const { key, cert } = await makeCertificate();
	const app = express();
	app.post(
		'/{*path}',
		express.raw({ type: () => true, limit: '16mb' }),
		async (request, response) => {
			const rawBody: unknown = request.body;
			const seen = Object.assign(request, {
				rawBody: Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0),
			});
			try {
				const { noWebhookResponse, webhookResponse } = await runWebhook(seen, response);
				if (noWebhookResponse) return;
				response.status(200).json(webhookResponse ?? { message: 'Workflow was started' });
			} catch {
				response.status(500).json({ message: 'Workflow could not be started!' });
			}
		},
	);
	const server = createServer({ key, cert }, app);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `https://localhost:${port}`,
		certificate: cert,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
