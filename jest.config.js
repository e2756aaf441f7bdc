const project = (name, extra = {}) => ({
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	testEnvironment: 'node',
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json', diagnostics: false }],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/test/n8n/node_modules'],
	...extra,
});

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		project('unit'),
		project('integration'),
		project('e2e', {
			globalSetup: '<rootDir>/test/e2e/packOnce.ts',
			globalTeardown: '<rootDir>/test/e2e/removePacked.ts',
		}),
		project('browser'),
	],
	testTimeout: 300_000,
	reporters: ['default', '<rootDir>/test/helpers/closingLine.js'],
	coverageProvider: 'v8',
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text'],
	coverageThreshold: { global: { lines: 95, branches: 90 } },
};
