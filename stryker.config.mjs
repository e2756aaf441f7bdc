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

// Who survives has been read one by one. No test tells
// - a name that only has to be another than others (`claim(memory, 'ask')`, `'second'`), nor the IDs that n8n shows
//   beside a line of the log;
// - a limit one step further: a millisecond of a clock, one more in a set that is only to be bounded;
// - a deadline, which ends only what does not end by itself;
// - an empty block where the function would answer nothing, or too little, all the same;
// - the second of two guards: `whileStill` before a write and `isStill` after it, `gone` beside what is kept, `isOutdated`;
// - what is put back at Dinie although it had not been changed, since it is the same;
// - an order among several registrations held at once: any leads, after one question more, to a secret that verifies;
// - what n8n does in no test: a context without `saveFailedExecution` (n8n 1), a cron that it refuses, pairs of items,
//   which it makes itself (the end-to-end tests see them).

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
