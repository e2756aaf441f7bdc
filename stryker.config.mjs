import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const testsIn = (folder) =>
	readdirSync(folder, { recursive: true })
		.map((file) => join(folder, file))
		.filter((file) => file.endsWith('.test.ts'));

const LEFT_OUT = [
	// A walk of its own length tells nothing that the others do not tell sooner.
	'integration/trigger/anyOrder.test.ts',
	// It measures from when its process began.
	'unit/trigger/delivery/duplicates.test.ts',
];

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	// What decides whether a delivery is believed, and what is kept of an endpoint.
	mutate: [
		'nodes/Dinie/webhook/signature.ts',
		'nodes/Dinie/trigger/delivery/{receive,verify}.ts',
		'nodes/Dinie/trigger/registration/{gainEndpoint,kept}.ts',
		'nodes/Dinie/trigger/watch/*.ts',
	],
	testRunner: 'warm',
	plugins: ['./test/mutation/warmRunner.mjs'],
	warm: {
		testFiles: ['test/unit/trigger', 'test/unit/webhook', 'test/integration/trigger']
			.flatMap(testsIn)
			.filter((file) => !LEFT_OUT.some((name) => file.endsWith(name))),
	},
	coverageAnalysis: 'perTest',
	// What runs while a file is loaded cannot be switched on for one test.
	ignoreStatic: true,
	concurrency: 2,
	timeoutMS: 60_000,
	thresholds: { high: 90, low: 85, break: 85 },
	ignorePatterns: [
		'/coverage',
		'/dist',
		'/reports',
		'test/*/node_modules',
		'test/package/runtimes/node_modules',
	],
	reporters: ['clear-text', 'progress-append-only', 'json'],
	jsonReporter: { fileName: 'reports/mutation.json' },
};
