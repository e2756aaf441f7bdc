import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { changeDatabase } from '../n8n/database';
import { installN8n } from '../n8n/install';
import { startN8n, type N8n } from '../n8n/n8n';
import { startOwned } from '../n8n/process';
import type { Scene } from './scene';

/** A second n8n on this machine with a copy of the first one's folder, database and keys included. */
export async function startCopy(
	{ engine, n8n, stage }: Scene,
	prepare: (userFolder: string) => Promise<void> = async () => {},
): Promise<N8n> {
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-copy-'));
	const [from, to] = [n8n.userFolder, userFolder].map((folder) => join(folder, '.n8n'));
	const isCopied = (file: string) => !basename(file).startsWith('database.sqlite');
	await cp(from ?? '', to ?? '', { recursive: true, filter: isCopied });
	await changeDatabase(n8n, `VACUUM INTO '${to}/database.sqlite'`);
	await prepare(userFolder);
	const { environment: env } = stage.services;
	return await startN8n({ userFolder, engine, https: n8n.certificate, env });
}

/** Unpublishes all that is published in a copy, before n8n starts on it, as the README says. */
export async function unpublishAll(userFolder: string): Promise<void> {
	const { node, cli } = await installN8n();
	const env = {
		PATH: process.env.PATH,
		HOME: userFolder,
		N8N_USER_FOLDER: userFolder,
		N8N_DIAGNOSTICS_ENABLED: 'false',
	};
	const command = startOwned(node, [cli, 'unpublish:workflow', '--all'], { cwd: userFolder, env });
	if ((await command.ended) !== 0) throw new Error(`n8n unpublished nothing: ${command.output()}`);
}
