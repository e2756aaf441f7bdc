import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const USUAL_PATH = '/usr/bin/chromium';

/** No call beyond this machine, and what one without a graphics card or a user of its own needs. */
const FLAGS = [
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
	// What comes with an error of its certificate is not cached.
	'--ignore-certificate-errors',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Starts Debian's Chromium, or the one named in CHROMIUM_PATH, without a window. */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
	const executablePath = process.env['CHROMIUM_PATH'] || USUAL_PATH;
	if (!existsSync(executablePath)) {
		throw new Error(
			`There is no Chromium at ${executablePath}: apt-get install chromium, or set CHROMIUM_PATH.`,
		);
	}
	return await chromium.launch({ executablePath, args: [...FLAGS, ...args] });
}
