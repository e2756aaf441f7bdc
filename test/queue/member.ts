import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Certificate } from '../helpers/certificate';
import { environment } from '../n8n/environment';
import { installN8n } from '../n8n/install';
import { installPackage } from '../n8n/package';
import { freePort } from '../n8n/ports';
import { startOwned, type OwnedProcess } from '../n8n/process';
import { until } from '../n8n/until';

/** What n8n prints once it is ready. */
const READY = {
	webhook: 'Webhook listener waiting for requests',
	worker: 'n8n worker is now ready',
};

const START_LIMIT_MS = 180_000;

export type Member = OwnedProcess & { port: number };

export type MemberSetup = {
	role: keyof typeof READY;
	/** Its own, like the disk of a machine of its own. */
	userFolder: string;
	package: string;
	https: Certificate;
	/** Where Dinie delivers to. */
	publicUrl: string;
	env: Record<string, string>;
};

/** Starts `n8n webhook` or `n8n worker` and waits until it is ready. */
export async function startMember(setup: MemberSetup): Promise<Member> {
	const { role, userFolder, https, publicUrl: url, env } = setup;
	const { node, cli } = await installN8n();
	const keyFile = join(userFolder, 'key.pem');
	const certificateFile = join(userFolder, 'certificate.pem');
	await mkdir(userFolder, { recursive: true });
	await writeFile(keyFile, https.key, { mode: 0o600 });
	await writeFile(certificateFile, https.cert);
	await installPackage(setup.package, userFolder);
	const [port, brokerPort] = [await freePort(), await freePort()];
	const engine = 'publication';
	const basic = {
		node,
		userFolder,
		url,
		port,
		brokerPort,
		keyFile,
		certificateFile,
		engine,
	} as const;
	const member = startOwned(node, [cli, role], {
		cwd: userFolder,
		env: { ...environment(basic), ...env },
	});
	await until(`n8n ${role} to start`, () => member.output().includes(READY[role]) || undefined, {
		limitMs: START_LIMIT_MS,
	}).catch(async (error: Error) => {
		await member.end('SIGKILL');
		throw new Error(`${error.message}. It printed:\n${member.output()}`);
	});
	return { ...member, port };
}
