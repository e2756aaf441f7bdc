import { config } from '@n8n/node-cli/eslint';

export default [
	{ ignores: ['dist/**', 'coverage/**', 'reports/**', '.stryker-tmp/**'] },
	...config,
	{
		// These never ship: they start servers, read files and print.
		files: ['test/**/*.ts', 'sandbox/**/*.ts'],
		rules: {
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'@n8n/community-nodes/no-restricted-globals': 'off',
			'no-console': 'off',
		},
	},
	{
		// A file answers one question. Lists are as long as what they list.
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		ignores: ['nodes/Dinie/events/**', 'nodes/Dinie/trigger/parameters.ts'],
		rules: { 'max-lines': ['error', 120] },
	},
];
