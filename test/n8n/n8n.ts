import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificate, makeCertificate } from '../helpers/certificate';
import { environment } from './environment';
import { installN8n } from './install';
import { installPackage } from './package';
import { assertFree, freePort } from './ports';
import { type OwnedProcess, startOwned } from './process';
import { RestClient } from './rest';
import { until } from './until';

export type Engine = 'publication' | 'legacy';

export type StartOptions = {
	/** The packed community package to install; none: a plain n8n. */
	package?: string;
	/** Default: a temporary folder that `stop` removes. */
	userFolder?: string;
	engine?: Engine;
	https?: Certificate;
	port?: number;
	/** Laid over the environment n8n gets. */
	env?: Record<string, string>;
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
	restart(changes?: Pick<StartOptions, 'package' | 'engine' | 'env'>): Promise<N8n>;
};

const START_LIMIT_MS = 180_000;

/** Starts n8n over HTTPS on loopback and signs in as its owner; installs n8n first if need be. */
export async function startN8n(options: StartOptions = {}): Promise<N8n> {
	if (options.port) await assertFree(options.port);
	const port = options.port ?? (await freePort());
	const userFolder = options.userFolder ?? (await mkdtemp(join(tmpdir(), 'n8n-')));
	const https = options.https ?? (await makeCertificate());
	return await start({ ...options, port, userFolder, https }, !options.userFolder);
}

type FullOptions = StartOptions & Required<Pick<StartOptions, 'port' | 'userFolder' | 'https'>>;

async function start(options: FullOptions, isTemporary: boolean): Promise<N8n> {
	const { https: certificate, port, userFolder } = options;
	const url = `https://localhost:${port}`;
	const n8n = await launch(options, url);
	const stop = async () => {
		await n8n.end('SIGTERM');
		if (isTemporary) await rm(userFolder, { recursive: true, force: true });
	};
	const rest = new RestClient(url, certificate.cert);
	const started = untilStarted(n8n).then(async () => await rest.signIn());
	await started.catch(async (error: Error) => {
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
		async restart(changes = {}) {
			await n8n.end('SIGTERM');
			return await start({ ...options, ...changes }, isTemporary);
		},
	};
}

async function launch(options: FullOptions, url: string): Promise<OwnedProcess> {
	const { node, cli } = await installN8n();
	const { userFolder, port, https, engine = 'publication', env } = options;
	const keyFile = join(userFolder, 'key.pem');
	const certificateFile = join(userFolder, 'certificate.pem');
	await mkdir(userFolder, { recursive: true });
	await writeFile(keyFile, https.key, { mode: 0o600 });
	await writeFile(certificateFile, https.cert);
	if (options.package) await installPackage(options.package, userFolder);
	const brokerPort = await freePort();
	const setup = { node, userFolder, url, port, brokerPort, keyFile, certificateFile, engine };
	return startOwned(node, [cli, 'start'], {
		cwd: userFolder,
		env: { ...environment(setup), ...env },
	});
}

async function untilStarted(n8n: OwnedProcess): Promise<void> {
	let isOver = false;
	const noteEnd = () => (isOver = true);
	void n8n.ended.then(noteEnd, noteEnd);
	await until(
		'n8n to start',
		() => {
			if (isOver) throw new Error(`n8n did not start. It printed:\n${n8n.output()}`);
			return n8n.output().includes('Editor is now accessible via') || undefined;
		},
		{ limitMs: START_LIMIT_MS },
	);
}
