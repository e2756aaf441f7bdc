import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startN8n, type N8n } from '../n8n/n8n';
import { changeDatabase } from '../n8n/database';
import type { Scene } from './scene';

/** A second n8n on this machine with a copy of the first one's folder, database and keys included. */
export async function startCopy({ engine, n8n, stage }: Scene): Promise<N8n> {
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-copy-'));
	const [from, to] = [n8n.userFolder, userFolder].map((folder) => join(folder, '.n8n'));
	const isCopied = (file: string) => !basename(file).startsWith('database.sqlite');
	await cp(from ?? '', to ?? '', { recursive: true, filter: isCopied });
	await changeDatabase(n8n, `VACUUM INTO '${to}/database.sqlite'`);
	const { environment: env } = stage.services;
	return await startN8n({ userFolder, engine, https: n8n.certificate, env });
}
