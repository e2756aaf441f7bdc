import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPackage } from '../n8n/packedPackage';
import { installN8n } from '../n8n/install';

/** Before all end-to-end tests: n8n is installed, and the package built and packed once for all of them. */
export default async function packOnce(): Promise<void> {
	await installN8n({ log: console.log });
	process.env.PACKED_PACKAGE = await packPackage(await mkdtemp(join(tmpdir(), 'packed-')));
}
