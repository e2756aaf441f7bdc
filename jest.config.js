const { availableParallelism } = require('node:os');

const project = (name, extra = {}) => ({
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	testEnvironment: 'node',
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json', diagnostics: false }],
	},
	modulePathIgnorePatterns: [
		'<rootDir>/dist',
		'<rootDir>/test/.*/node_modules',
		'<rootDir>/.stryker-tmp',
	],
	...extra,
});

const inProcess = {
	setupFiles: ['<rootDir>/test/contexts/quiet.ts'],
	testEnvironment: '<rootDir>/test/environment/oneContext.js',
	moduleNameMapper: { '^(n8n-core|n8n-workflow)$': '<rootDir>/test/environment/n8n/$1.js' },
};

const packedOnce = {
	globalSetup: '<rootDir>/test/e2e/packOnce.ts',
	globalTeardown: '<rootDir>/test/e2e/removePacked.ts',
};

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		project('unit', inProcess),
		project('integration', inProcess),
		project('e2e', packedOnce),
		project('browser', packedOnce),
		project('contributing'),
	],
	testTimeout: 300_000,
	// Some tests wait for a server or for time to pass: one more than there are cores keeps two of them busy.
	maxWorkers: availableParallelism() + 1,
	reporters: ['default', '<rootDir>/test/helpers/closingLine.js'],
	coverageProvider: 'v8',
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text'],
	coverageThreshold: { global: { lines: 95, branches: 90 } },
};
