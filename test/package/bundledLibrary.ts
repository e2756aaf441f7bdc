import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { bundledPackages } from './bundledPackages';
import type { Packed } from './packed';

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/javascript/src/webhook.test.ts */
const KNOWN_ANSWER = {
	whsec: 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
	id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
	at: new Date(1614265330 * 1000),
	text: '{"test": 2432232314}',
	signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

const LIBRARY_FILE = 'dist/nodes/Dinie/webhook/standardWebhooks.js';

/** Whether the code built into `dist` is of the packages, in the versions, that it says and that are installed. */
export async function bundledLibrary({ unpacked }: Packed): Promise<string> {
	const code = await readFile(join(unpacked, LIBRARY_FILE), 'utf8');
	const installed = await bundledPackages();
	const said = installed.map(({ name, version }) => `${name} ${version}`).join(', ');
	assert.ok(code.startsWith(`/*! Contains ${said};`), `${LIBRARY_FILE} does not contain ${said}`);
	const origins = [...code.matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)];
	assert.deepEqual(
		[...new Set(origins.map(([, name]) => name))].sort(),
		installed.map(({ name }) => name).sort(),
	);
	requireSameSignatures(join(unpacked, LIBRARY_FILE));
	return said;
}

/** What ships must sign as the library does, whatever the lengths of key and text. */
function requireSameSignatures(file: string): void {
	const shipped = createRequire(__filename)(file) as typeof import('standardwebhooks');
	const { whsec, id, at, text, signature } = KNOWN_ANSWER;
	assert.equal(new shipped.Webhook(`whsec_${whsec}`).sign(id, at, text), signature);
	for (let length = 0; length <= 300; length++) {
		const key = `whsec_${randomBytes(length % 130 || 16).toString('base64')}`;
		const body = 'ação €'.repeat(length);
		const signed = [Webhook, shipped.Webhook].map((each) => new each(key).sign(id, at, body));
		assert.equal(signed[1], signed[0]);
	}
}
