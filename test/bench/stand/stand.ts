import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { makeCertificate } from '../../helpers/certificate';
import { packPackage } from '../../n8n/packedPackage';
import { startN8n, type N8n } from '../../n8n/n8n';
import { installPackage } from '../../n8n/package';
import { freePort } from '../../n8n/ports';
import type { Credential } from '../../n8n/credential';
import { credentialDataFor } from '../../helpers/credentialData';
import { LIMIT_PACKAGE, packLimitPackage } from './limitPackage';
import { startVendors, type Vendors } from './vendors';

/** A real n8n with all that the contestants need, before any workflow is made. */
export type Stand = {
	/** Put the new one here after a restart. */
	n8n: N8n;
	sandbox: Sandbox;
	vendors: Vendors;
	/** By type. */
	credentials: Record<string, Credential>;
	close(): Promise<void>;
};

export async function startStand(environment: Record<string, string> = {}): Promise<Stand> {
	const folder = await mkdtemp(join(tmpdir(), 'bench-'));
	const userFolder = join(folder, 'n8n');
	const tarballs = [
		process.env.PACKED_PACKAGE ?? (await packPackage(folder)),
		await packLimitPackage(folder),
	];
	for (const tarball of tarballs) await installPackage(tarball, userFolder);
	const dependencies = { 'n8n-nodes-dinie': '*', [LIMIT_PACKAGE]: '*' };
	const ledger = { name: 'installed-nodes', private: true, dependencies };
	await writeFile(join(userFolder, '.n8n', 'nodes', 'package.json'), JSON.stringify(ledger));

	const https = await makeCertificate();
	const sandbox = await startSandbox({ trust: https.cert, speed: 0 });
	const vendors = await startVendors(folder);
	const port = await freePort();
	const env = {
		...vendors.environment,
		...environment,
		// GitHub Trigger refuses an address that names localhost.
		N8N_WEBHOOK_URL: `https://127.0.0.1:${port}`,
		N8N_METRICS: 'true',
		// Loaded to the limit n8n takes its database for lost, and answers 503 to everybody.
		DB_PING_TIMEOUT_MS: '60000',
	};
	const n8n = await startN8n({ userFolder, https, port, env });
	const data: Record<string, object> = {
		...vendors.credentials,
		dinieApi: credentialDataFor(sandbox),
	};
	const credentials: Record<string, Credential> = {};
	for (const [type, values] of Object.entries(data)) {
		credentials[type] = await n8n.rest.createCredential(type, type, values);
	}
	const stand: Stand = {
		n8n,
		sandbox,
		vendors,
		credentials,
		async close() {
			await stand.n8n.stop();
			await sandbox.close();
			vendors.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
	return stand;
}
