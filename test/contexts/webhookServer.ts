import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import type { IWebhookResponseData } from 'n8n-workflow';
import { makeCertificate, type Certificate } from '../helpers/certificate';

export type WebhookServer = {
	/** `https://localhost:PORT`. */
	url: string;
	/** PEM for whoever delivers; the same for all receivers of a test file. */
	certificate: string;
	close(): Promise<void>;
};

const READ_BY_N8N = /^application\/json\b|^text\//;
const readBody = express.raw({ type: () => true, limit: '16mb' });

let certificate: Promise<Certificate> | undefined;

/** What n8n does around `webhook()`, as measured: raw body first, then the answer that the node chose. */
export async function startWebhookServer(
	runWebhook: (request: Request, response: Response) => Promise<IWebhookResponseData>,
): Promise<WebhookServer> {
	certificate ??= makeCertificate();
	const { key, cert } = await certificate;
	const app = express();
	app.post('/{*path}', async (request, response) => {
		const readRawBody = () => readInto(request, response);
		Object.assign(request, { readRawBody });
		// Of other content types n8n leaves the reading to the node.
		if (READ_BY_N8N.test(request.get('content-type') ?? '')) await readRawBody();
		try {
			const { noWebhookResponse, webhookResponse } = await runWebhook(request, response);
			if (noWebhookResponse) return;
			response.status(200).json(webhookResponse ?? { message: 'Workflow was started' });
		} catch {
			response.status(500).json({ message: 'Workflow could not be started!' });
		}
	});
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

async function readInto(request: Request, response: Response): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		readBody(request, response, (error?: unknown) => (error ? reject(error as Error) : resolve()));
	});
	const body: unknown = request.body;
	Object.assign(request, { rawBody: Buffer.isBuffer(body) ? body : Buffer.alloc(0) });
}
