import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Certificate } from '../helpers/certificate';
import { environment, type Engine } from './environment';
import { installN8n } from './install';
import { installPackage } from './package';
import { freePort } from './ports';
import { startOwned, type OwnedProcess } from './process';
import { until } from './until';

/** What n8n prints once it is ready, by the name of its command. */
const READY = {
	start: 'Editor is now accessible via',
	webhook: 'Webhook listener waiting for requests',
	worker: 'n8n worker is now ready',
};

const START_LIMIT_MS = 180_000;

export type LaunchOptions = {
	/** The packed community package to install; none: a plain n8n. */
	package?: string;
	userFolder: string;
	https: Certificate;
	port: number;
	/** Where it is reached from outside. */
	url: string;
	engine?: Engine;
	/** Laid over the environment n8n gets. */
	env?: Record<string, string>;
};

/** Starts one of n8n's commands and waits until it is ready; ends it if it does not get there. */
export async function launch(
	command: keyof typeof READY,
	{ userFolder, https, env, engine = 'publication', ...options }: LaunchOptions,
): Promise<OwnedProcess> {
	const { node, cli } = await installN8n();
	const keyFile = join(userFolder, 'key.pem');
	const certificateFile = join(userFolder, 'certificate.pem');
	await mkdir(userFolder, { recursive: true });
	await writeFile(keyFile, https.key, { mode: 0o600 });
	await writeFile(certificateFile, https.cert);
	if (options.package) await installPackage(options.package, userFolder);
	const { url, port } = options;
	const brokerPort = await freePort();
	const setup = { node, userFolder, url, port, brokerPort, keyFile, certificateFile, engine };
	const n8n = startOwned(node, [cli, command], {
		cwd: userFolder,
		env: { ...environment(setup), ...env },
	});
	await untilReady(n8n, READY[command]).catch(async (error: Error) => {
		await n8n.end('SIGKILL');
		throw new Error(`n8n did not start: ${error.message}. It printed:\n${n8n.output()}`);
	});
	return n8n;
}

async function untilReady(n8n: OwnedProcess, line: string): Promise<void> {
	let isOver = false;
	const noteEnd = () => (isOver = true);
	void n8n.ended.then(noteEnd, noteEnd);
	await until(
		`the line '${line}'`,
		() => {
			if (isOver) throw new Error('it ended');
			return n8n.output().includes(line) || undefined;
		},
		{ limitMs: START_LIMIT_MS },
	);
}
