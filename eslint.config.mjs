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
];
