const PURE = '^nodes/Dinie/(events/|webhook/signature|personal)';
const SHARED = ['^nodes/Dinie/(events|webhook|transport)/', '^nodes/Dinie/[^/]+[.]ts$'];

/** Which file may know of which; CONTRIBUTING says what is where. `import type` counts like any import. */
/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{
			name: 'no-circles',
			comment: 'Move what both need into a file of its own.',
			from: {},
			to: { circular: true },
		},
		{
			name: 'actions-know-no-trigger',
			comment: 'What both nodes know of a delivery is in webhook/, of an event in events/.',
			from: { path: '^nodes/Dinie/actions/' },
			to: { path: '^nodes/Dinie/trigger/', reachable: true },
		},
		{
			name: 'trigger-knows-no-actions',
			comment: 'What both nodes know of a delivery is in webhook/, of an event in events/.',
			from: { path: '^nodes/Dinie/trigger/' },
			to: { path: '^nodes/Dinie/actions/', reachable: true },
		},
		{
			name: 'shared-knows-neither-node',
			comment: 'What both nodes use takes what it needs as arguments.',
			from: { path: SHARED, pathNot: '[.]node[.]ts$' },
			to: { path: '^nodes/Dinie/(actions|trigger)/' },
		},
		{
			name: 'pure-knows-no-n8n',
			comment: 'Events, signatures and personal data are plain functions and data.',
			from: { path: PURE },
			to: { path: '(^|/)n8n-', reachable: true },
		},
		{
			name: 'sandbox-takes-types-only',
			comment: 'It signs and answers with its own code, so that a shared mistake cannot hide.',
			from: { path: '^sandbox/' },
			to: { path: '^(nodes|credentials)/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'shipped-knows-only-shipped',
			comment: 'The package holds nodes/ and credentials/, and nothing of the tests.',
			from: { path: '^(nodes|credentials)/' },
			to: { path: '^(test|sandbox)/' },
		},
	].map((rule) => ({ ...rule, severity: 'error' })),
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
	},
};
