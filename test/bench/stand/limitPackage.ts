import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export const LIMIT_PACKAGE = 'n8n-nodes-limit';

const ACCEPT =
	'return { workflowData: [[{ json: this.getBodyData() }]], webhookResponse: { received: true } };';
const REFUSE = `this.getResponseObject().status(400).json({ error: 'refused' });
		return { noWebhookResponse: true };`;

/** Packs a community package with two triggers that check nothing: one takes all, one refuses all at once. */
export async function packLimitPackage(folder: string): Promise<string> {
	const root = join(folder, 'limit', 'package');
	await mkdir(root, { recursive: true });
	const nodes = { AcceptTrigger: ACCEPT, RefuseTrigger: REFUSE };
	for (const [name, answer] of Object.entries(nodes)) {
		await writeFile(join(root, `${name}.node.js`), nodeSource(name, answer));
	}
	const files = Object.keys(nodes).map((name) => `${name}.node.js`);
	const manifest = {
		name: LIMIT_PACKAGE,
		version: '1.0.0',
		keywords: ['n8n-community-node-package'],
		n8n: { n8nNodesApiVersion: 1, credentials: [], nodes: files },
	};
	await writeFile(join(root, 'package.json'), JSON.stringify(manifest));
	const tarball = join(folder, 'limit.tgz');
	await execute('tar', ['-czf', tarball, '-C', join(root, '..'), 'package']);
	return tarball;
}

const nodeSource = (name: string, answer: string) => `
exports.${name} = class {
	description = {
		displayName: '${name}',
		name: '${name.charAt(0).toLowerCase()}${name.slice(1)}',
		group: ['trigger'],
		// The same as ours, since n8n does more for each delivery of a trigger of version 1.
		version: 1.1,
		description: 'Does nothing',
		defaults: { name: '${name}' },
		inputs: [],
		outputs: ['main'],
		webhooks: [{
			name: 'default',
			httpMethod: 'POST',
			path: 'webhook',
			responseMode: 'onReceived',
			responseData: '',
		}],
		properties: [],
	};

	async webhook() {
		${answer}
	}
};
`;
