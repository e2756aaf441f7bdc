import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { join } from 'node:path';
import express from 'express';
import { makeCertificate } from '../../helpers/certificate';
import { listen, startProxy } from '../../n8n/stage/standIns/proxy';

export type Vendors = {
	/** What each of them signs with, once its trigger is registered. */
	keys: Record<'github' | 'stripe', string>;
	credentials: Record<'githubApi' | 'stripeApi', object>;
	/** Leads n8n's outgoing calls here. */
	environment: Record<string, string>;
	close(): void;
};

/** Stands in for GitHub and Stripe while n8n's own triggers register, with signature checks on. */
export async function startVendors(folder: string): Promise<Vendors> {
	const keys = { github: '', stripe: `whsec_${randomBytes(24).toString('hex')}` };
	const app = express().use(express.json(), express.urlencoded({ extended: true }));
	app.post('/repos/:owner/:repository/hooks', (request, response) => {
		const { config, events } = request.body as { config: { secret: string }; events: string[] };
		keys.github = config.secret;
		response.status(201).json({ id: 1, active: true, events });
	});
	app.post('/v1/webhook_endpoints', (_request, response) => {
		response.json({ id: 'we_1', status: 'enabled', enabled_events: ['*'], secret: keys.stripe });
	});
	app.delete('/{*path}', (_request, response) => void response.json({ deleted: true }));
	const certificate = await makeCertificate(['api.github.com', 'api.stripe.com']);
	const authority = join(folder, 'vendors.pem');
	await writeFile(authority, certificate.cert);
	const server = createServer(certificate, app);
	const proxy = await startProxy(await listen(server));
	return {
		keys,
		credentials: {
			githubApi: { server: 'https://api.github.com', user: 'bench', accessToken: 'bench' },
			stripeApi: { secretKey: 'bench' },
		},
		environment: {
			HTTPS_PROXY: proxy.url,
			NO_PROXY: 'localhost,127.0.0.1',
			NODE_EXTRA_CA_CERTS: authority,
		},
		close() {
			proxy.close();
			server.closeAllConnections();
			server.close();
		},
	};
}
