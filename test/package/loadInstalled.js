// Plain JavaScript: every Node version runs it, and the package, as they are.
const { createHmac, randomBytes } = require('node:crypto');
const { dirname, join } = require('node:path');
const { loadOutputSchema, PackageDirectoryLoader } = require('n8n-core');

const [folder] = process.argv.slice(2);

/** Loads an installed community package as n8n does, and prints what came of it as JSON. */
async function main() {
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	const nodes = loader.types.nodes.map(({ name, version, codex, iconUrl, properties }) => ({
		name,
		icons: Object.values(iconUrl),
		categories: codex?.categories ?? [],
		documentation: codex?.resources.primaryDocumentation ?? [],
		schemas: operationsIn(properties).map((operation) => ({
			...operation,
			isFound: hasSchema(name, Math.max(...[version].flat()), operation),
		})),
	}));
	const credentials = loader.types.credentials.map(({ name, iconUrl }) => ({
		name,
		icons: Object.values(iconUrl),
		supportedNodes: loader.known.credentials[name].supportedNodes,
	}));

	function hasSchema(name, version, operation) {
		const nodeDir = join(folder, dirname(loader.known.nodes[name].sourcePath));
		return loadOutputSchema({ nodeDir, version, ...operation }) !== undefined;
	}

	const report = { node: process.version, nodes, credentials, deliveries: judgedDeliveries() };
	console.log(JSON.stringify(report));
}

/** Each resource with each of its operations; one empty pair for a node that has none. */
function operationsIn(properties) {
	const pairs = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			displayOptions.show.resource.flatMap((resource) =>
				options.map(({ value }) => ({ resource, operation: value })),
			),
		);
	return pairs.length > 0 ? pairs : [{}];
}

/** Why the bundled library refuses a genuine delivery, and one whose body was changed. */
function judgedDeliveries() {
	const { whyRefused } = require(join(folder, 'dist/nodes/Dinie/webhook/signature.js'));
	const key = randomBytes(24);
	const webhookId = 'evt_1';
	const timestamp = String(Math.floor(Date.now() / 1000));
	const text = '{"type":"loan.error"}';
	const signed = createHmac('sha256', key).update(`${webhookId}.${timestamp}.${text}`);
	const genuine = { webhookId, timestamp, signature: `v1,${signed.digest('base64')}`, text };
	const judge = (delivery) =>
		whyRefused(delivery, [`whsec_${key.toString('base64')}`]) ?? 'accepted';
	return [judge(genuine), judge({ ...genuine, text: `${text} ` })];
}

void main();
