import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificate, makeCertificate } from '../helpers/certificate';
import { launch, type LaunchOptions } from './launch';
import { assertFree, freePort } from './ports';
import { RestClient } from './rest';

export type { Engine } from './environment';

export type StartOptions = Partial<Omit<LaunchOptions, 'url'>>;

export type RestartOptions = Pick<StartOptions, 'package' | 'engine' | 'env'> & {
	/** What happens between the two. */
	meanwhile?(): Promise<void>;
};

export type N8n = {
	url: string;
	certificate: Certificate;
	userFolder: string;
	pid: number;
	rest: RestClient;
	/** Everything n8n printed since this start. */
	log(): string;
	/** Lets n8n shut down, and removes its folder if it was a temporary one. */
	stop(): Promise<void>;
	/** Ends n8n as a crash would, and keeps its folder. */
	kill(): Promise<void>;
	/** Shuts down what still runs and starts again: same folder, address and options, but for `changes`. */
	restart(changes?: RestartOptions): Promise<N8n>;
};

/** Starts n8n over HTTPS on loopback and signs in as its owner; installs n8n first if need be. */
export async function startN8n(options: StartOptions = {}): Promise<N8n> {
	if (options.port) await assertFree(options.port);
	const port = options.port ?? (await freePort());
	const userFolder = options.userFolder ?? (await mkdtemp(join(tmpdir(), 'n8n-')));
	const https = options.https ?? (await makeCertificate());
	return await start({ ...options, port, userFolder, https }, !options.userFolder);
}

type FullOptions = Omit<LaunchOptions, 'url'>;

async function start(options: FullOptions, isTemporary: boolean): Promise<N8n> {
	const { https: certificate, port, userFolder } = options;
	const url = `https://localhost:${port}`;
	const removeFolder = async () => {
		if (isTemporary) await rm(userFolder, { recursive: true, force: true });
	};
	const n8n = await launch('start', { ...options, url }).catch(async (error: Error) => {
		await removeFolder();
		throw error;
	});
	const stop = async () => {
		await n8n.end('SIGTERM');
		await removeFolder();
	};
	const rest = new RestClient(url, certificate.cert);
	await rest.signIn().catch(async (error: Error) => {
		await stop();
		throw error;
	});
	return {
		url,
		certificate,
		userFolder,
		pid: n8n.pid,
		rest,
		log: n8n.output,
		stop,
		kill: async () => await n8n.end('SIGKILL'),
		async restart({ meanwhile, ...changes } = {}) {
			await n8n.end('SIGTERM');
			await meanwhile?.();
			return await start({ ...options, ...changes }, isTemporary);
		},
	};
}
