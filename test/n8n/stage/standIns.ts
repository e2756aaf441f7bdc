import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { makeCertificate } from '../../helpers/certificate';
import { startMailServer, type Mail } from './standIns/mail';
import { listen, startProxy } from './standIns/proxy';
import { standInForGoogle } from './standIns/google';
import { standInForHubSpot } from './standIns/hubspot';
import { standInForSlack } from './standIns/slack';
import type { Service } from './standIns/service';

export type SeenCall = { host: string; method: string; path: string; body: unknown };

export type StandIns = {
	/** Every call that a workflow made to one of the services. */
	calls: readonly SeenCall[];
	/** Every e-mail that a workflow sent. */
	mails: readonly Mail[];
	/** What n8n's credentials have to hold for the services to let a workflow in, by type. */
	credentials: Record<string, object>;
	/** Leads n8n's outgoing calls here. */
	environment: Record<string, string>;
	close(): Promise<void>;
};

/** Stands in for the services that workflows call: a mail server, and a proxy that answers for the other hosts itself. */
export async function startStandIns(): Promise<StandIns> {
	const services: Service[] = [standInForSlack(), standInForHubSpot(), standInForGoogle()];
	const routers = new Map(services.flatMap(({ hosts }) => Object.entries(hosts)));
	const certificate = await makeCertificate([...routers.keys()]);
	const calls: SeenCall[] = [];
	const app = express().use(express.json(), express.urlencoded({ extended: true }));
	app.use((request, response, next) => {
		const { hostname: host, method, path } = request;
		calls.push({ host, method, path, body: request.body as unknown });
		const router = routers.get(host);
		if (router) router(request, response, next);
		else next();
	});
	const server = createServer(certificate, app);
	const proxy = await startProxy(await listen(server));
	const mail = await startMailServer(certificate);

	const folder = await mkdtemp(join(tmpdir(), 'stand-ins-'));
	const authority = join(folder, 'authority.pem');
	await writeFile(authority, certificate.cert);
	return {
		calls,
		mails: mail.mails,
		credentials: Object.fromEntries(
			[...services, mail].flatMap(({ credentials }) => Object.entries<object>(credentials)),
		),
		environment: {
			HTTPS_PROXY: proxy.url,
			NO_PROXY: 'localhost,127.0.0.1',
			NODE_EXTRA_CA_CERTS: authority,
		},
		async close() {
			proxy.close();
			server.closeAllConnections();
			server.close();
			await mail.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
