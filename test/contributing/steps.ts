import type { Copy } from './copy';

/** Adds an event as CONTRIBUTING says, up to where the types name what is missing. */
export async function beginEvent(copy: Copy): Promise<void> {
	await copy.insert(
		'nodes/Dinie/events/samples/loan.ts',
		`export const loanRenegotiated = { data: { id, status: 'renegotiated', rounds: 1 }, otherForm: {} };\n`,
		'export const loanError',
	);
	await copy.insert(
		'nodes/Dinie/events/catalogue.ts',
		`	'loan.renegotiated': {
		name: 'Loan Renegotiated',
		description: 'New terms agreed on',
		...loan.loanRenegotiated,
	},
`,
		`	'loan.error': {`,
	);
}

export async function finishEvent(copy: Copy): Promise<void> {
	await copy.insert(
		'sandbox/payloads/loan.ts',
		`	'loan.renegotiated': (_form, { loan }) => ({ ...state(loan), rounds: 1 }),\n`,
		`	'loan.error': `,
	);
	await copy.npm('run', 'schemas');
}

const FOLDER = 'nodes/Dinie/actions/webhookEndpoint';

/** Adds an operation as CONTRIBUTING says: a copy of the one that is most like it. */
export async function addOperation(copy: Copy): Promise<void> {
	const get = await copy.read(`${FOLDER}/get.operation.ts`);
	const getStatus = get
		.replace('const get:', 'const getStatus:')
		.replace(`'get'`, `'getStatus'`)
		.replace(`'Get'`, `'Get Status'`)
		.replace('Get webhook endpoint', 'Get status of webhook endpoint')
		.replace(/description: .*/, `description: 'Retrieve whether one receives deliveries',`);
	await copy.write(`${FOLDER}/getStatus.operation.ts`, getStatus);
	const index = `${FOLDER}/index.ts`;
	await copy.insert(
		index,
		`import { getStatus } from './getStatus.operation';\n`,
		'import { rotate',
	);
	await copy.insert(index, ' getStatus,', ' rotateSecret,');
	await copy.insert('README.md', ' · Get Status', ' · Rotate Secret');
	await copy.insert(
		'test/integration/actions/fieldTable.test.ts',
		`	'webhookEndpoint.getStatus.endpointId': {},\n`,
		`	'webhookEndpoint.getAll.returnAll'`,
	);
	await copy.npm('run', 'schemas');
	await copy.write('test/integration/actions/getStatus.test.ts', TEST_OF_OPERATION);
}

const TEST_OF_OPERATION = `import { byId, startDinie } from '../../contexts/dinie';

test('tells whether an endpoint receives deliveries', async () => {
	const dinie = await startDinie();
	const { id } = dinie.sandbox.endpoints.add({ url: 'https://partner.example/hook' });
	const chosen = { resource: 'webhookEndpoint', operation: 'getStatus', endpointId: byId(id) };
	const { items } = await dinie.run(chosen);
	await dinie.close();
	expect(items).toMatchObject([{ json: { id, status: 'active' } }]);
});
`;
