import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledLibrary } from './bundledLibrary';
import { Report } from './report';
import { compilesInConsumer } from './consumer';
import { loadsOn } from './load';
import { buildAndPack, givesSameBytes } from './packed';
import { requiredModules } from './requires';
import { NODE_VERSIONS } from './runtimes';
import { scannedSource, scannedTarball } from './scan';
import { shippedFiles } from './shippedFiles';

/** Takes the package through n8n's gate, as far as that is possible without publishing it. */
async function verifyPackage(folder: string): Promise<boolean> {
	const packed = await buildAndPack(folder);
	const report = new Report();
	await report.check('two builds give the same bytes', () => givesSameBytes(packed));
	await report.check('ships what should ship, and nothing else', () => shippedFiles(packed));
	await report.check('requires only what n8n provides', () => requiredModules(packed));
	await report.check('bundles the library that is installed', () => bundledLibrary(packed));
	await report.check("passes n8n's scanner as source", scannedSource);
	await report.check("passes n8n's scanner as tarball", () => scannedTarball(packed));
	for (const version of NODE_VERSIONS) {
		await report.check(`loads in n8n-core on Node ${version}`, () => loadsOn(version, packed));
	}
	await report.check('its types compile in a consumer', () => compilesInConsumer(packed));
	return report.close();
}

async function main(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'verify-package-'));
	try {
		if (!(await verifyPackage(folder))) process.exitCode = 1;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

void main();
