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

const quiet = { setupFiles: ['<rootDir>/test/contexts/quiet.ts'] };

const packedOnce = {
	globalSetup: '<rootDir>/test/e2e/packOnce.ts',
	globalTeardown: '<rootDir>/test/e2e/removePacked.ts',
};

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		project('unit', quiet),
		project('integration', quiet),
		project('e2e', packedOnce),
		project('browser', packedOnce),
		project('contributing'),
	],
	testTimeout: 300_000,
	// One less than there are would leave one of two cores idle.
	maxWorkers: '100%',
	reporters: ['default', '<rootDir>/test/helpers/closingLine.js'],
	coverageProvider: 'v8',
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text'],
	coverageThreshold: { global: { lines: 95, branches: 90 } },
};
