import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createProxy } from 'node:http';
import { createServer } from 'node:https';
import { connect, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { makeCertificate } from './certificate';

export type SeenCall = { host: string; method: string; path: string; body: unknown };

export type StandIns = {
	/** Every call that a workflow made to one of the services. */
	calls: readonly SeenCall[];
	/** Leads n8n's outgoing calls here. */
	environment: Record<string, string>;
	close(): Promise<void>;
};

/** What each service answers; only as much as n8n's own nodes read of it. */
const ANSWERS: Record<string, (call: SeenCall) => object> = {
	'slack.com': () => ({ ok: true, channel: 'C0LOANS', ts: '1775253600.000100', message: {} }),
};

/** Stands in for the services that workflows call: a proxy that answers for their hosts, over HTTPS, itself. */
export async function startStandIns(): Promise<StandIns> {
	const calls: SeenCall[] = [];
	const { key, cert } = await makeCertificate(Object.keys(ANSWERS));
	const app = express().use(express.json(), express.urlencoded({ extended: true }));
	app.use((request, response) => {
		const { hostname: host, method, path } = request;
		const call = { host, method, path, body: request.body as unknown };
		calls.push(call);
		const answer = ANSWERS[host]?.(call);
		response.status(answer ? 200 : 404).json(answer ?? {});
	});
	const services = createServer({ key, cert }, app);
	const servicesPort = await listen(services);

	const proxy = createProxy((_request, response) => response.writeHead(405).end());
	proxy.on('connect', (_request, client, head) => {
		const service = connect(servicesPort, '127.0.0.1', () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			service.write(head);
			service.pipe(client).pipe(service);
		});
		service.on('error', () => client.destroy());
		client.on('error', () => service.destroy());
	});
	const proxyPort = await listen(proxy);

	const folder = await mkdtemp(join(tmpdir(), 'stand-ins-'));
	const authority = join(folder, 'authority.pem');
	await writeFile(authority, cert);
	return {
		calls,
		environment: {
			HTTPS_PROXY: `http://127.0.0.1:${proxyPort}`,
			NO_PROXY: 'localhost,127.0.0.1',
			NODE_EXTRA_CA_CERTS: authority,
		},
		async close() {
			proxy.closeAllConnections();
			services.closeAllConnections();
			await Promise.all([proxy, services].map((server) => server.close()));
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function listen(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}
