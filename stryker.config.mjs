import jestConfig from './jest.config.js';

const unit = jestConfig.projects.find(({ displayName }) => displayName === 'unit');

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: [
		'nodes/Dinie/{trigger,webhook}/**/*.ts',
		'nodes/Dinie/personal*.ts',
		// Its code is turned into text that runs in n8n's editor: it cannot hold a mutant's switch.
		'!nodes/Dinie/trigger/outputs.ts',
		'nodes/Dinie/transport/{problem,problemDetails,retryAfter}.ts',
	],
	testRunner: 'jest',
	jest: { projectType: 'custom', config: { ...unit, projects: [] } },
	coverageAnalysis: 'perTest',
	// What runs while a file is loaded, tables and texts, is in every test: 17 % of the mutants, 84 % of the time.
	ignoreStatic: true,
	concurrency: 2,
	timeoutMS: 30_000,
	ignorePatterns: [
		'/coverage',
		'/dist',
		'/reports',
		'test/*/node_modules',
		'test/package/runtimes/node_modules',
	],
	reporters: ['clear-text', 'progress-append-only'],
};
