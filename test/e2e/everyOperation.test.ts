import { CONTRACTS, type Contract } from '../../sandbox/contract';
import type { Played } from '../../sandbox/story/play';
import { everyOperation, fieldValues, parametersFor } from '../helpers/operations';
import { outputOf, type Execution } from '../n8n/executions';
import { setStage, type Stage } from '../n8n/stage/stage';
import { everyOperationWorkflow } from '../n8n/everyOperation';
import { START } from '../n8n/workflows';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

const idsOf = ({ customerId, creditOfferId, loanId }: Played) => ({
	customerId,
	creditOfferId,
	loanId,
});
const fromStart = (field: string) => `={{ $("${START}").item.json.${field} }}`;

let stage: Stage;
const executions = new Map<Contract, Execution>();
let played: Played[];

beforeAll(async () => {
	stage = await setStage();
	const { n8n, sandbox, credential, credentialData } = stage;
	await n8n.rest.updateCredential(credential, { ...credentialData, webhookSecret: SECRET });
	played = [sandbox.playStory({ stepMs: 0 }), sandbox.playStory({ stepMs: 0 })];
	await Promise.all(played.map(async ({ done }) => await done));
	const rawBody = JSON.stringify({
		type: 'loan.error',
		timestamp: '2026-03-04T10:00:00Z',
		data: {},
	});
	const timestamp = Math.floor(Date.now() / 1000);
	const headers = sandbox.sign(SECRET, { id: 'evt_1', timestamp, body: rawBody });
	const values = fieldValues({
		endpointId: '={{ $("Create or update webhook endpoint").item.json.id }}',
		customerId: fromStart('customerId'),
		creditOfferId: fromStart('creditOfferId'),
		loanId: fromStart('loanId'),
		url: `={{ "https://partner.example/hooks/" + $("${START}").item.json.name }}`,
		rawBody,
		headers: JSON.stringify(headers),
	});
	const { id } = await stage.addWorkflow({
		...everyOperationWorkflow((operation) =>
			parametersFor(operation, {
				...values,
				event: 'loan.active',
				events: [operation.value === 'create' ? 'loan.error' : 'loan.*'],
			}),
		),
		pinData: {
			[START]: played.map((each, index) => ({
				json: { name: ['one', 'two'][index], ...idsOf(each) },
			})),
		},
	});
	for (const contract of CONTRACTS) {
		sandbox.settings.contract = contract;
		executions.set(contract, await n8n.rest.runManually(id, START));
	}
});

afterAll(async () => await stage?.close());

describe.each(CONTRACTS)('Dinie answering as its %s says', (contract) => {
	let execution: Execution;
	beforeAll(() => (execution = executions.get(contract)!));

	test('every operation of the node runs', () => {
		const names = everyOperation.map(({ action }) => action);
		expect(Object.keys(execution.data.resultData.runData)).toEqual(expect.arrayContaining(names));
	});

	test('the workflow runs to its end', () => {
		expect(execution.data.resultData.error?.message).toBeUndefined();
		expect(execution.status).toBe('success');
	});

	test('makes an endpoint for each item, changes it and deletes it again', () => {
		expect(outputOf(execution, 'Create webhook endpoint').map(({ url }) => url)).toEqual([
			'https://partner.example/hooks/one',
			'https://partner.example/hooks/two',
		]);
		const ids = outputOf(execution, 'Create webhook endpoint').map(({ id }) => id);
		expect(outputOf(execution, 'Create or update webhook endpoint').map(({ id }) => id)).toEqual(
			ids,
		);
		expect(outputOf(execution, 'Get webhook endpoint')).toMatchObject([
			{ events: ['loan.*'] },
			{ events: ['loan.*'] },
		]);
		expect(outputOf(execution, 'Update webhook endpoint')).toMatchObject([
			{ status: 'disabled' },
			{ status: 'disabled' },
		]);
		expect(outputOf(execution, 'Check health of webhook endpoints')[0]).toMatchObject({
			healthy: false,
			problems: ['disabled'],
		});
		expect(
			outputOf(execution, 'Delete webhook endpoint').every(({ deleted }) => deleted === true),
		).toBe(true);
		expect(stage.sandbox.endpoints.list()).toEqual([]);
	});

	test('a rotation gives a new secret, and a signed delivery verifies', () => {
		const [created] = outputOf(execution, 'Create webhook endpoint');
		const [rotated] = outputOf(execution, 'Rotate secret of webhook endpoint');
		expect(rotated).toMatchObject({ id: created?.id, secret: expect.stringMatching(/^whsec_/) });
		expect(rotated?.secret).not.toBe(created?.secret);
		expect(outputOf(execution, 'Get sample of webhook event')[0]).toMatchObject({
			type: 'loan.active',
		});
		expect(outputOf(execution, 'Verify webhook event')[0]).toMatchObject({
			type: 'loan.error',
			webhookId: 'evt_1',
		});
	});

	test('looks up the customer, the offer and the loan of each item', () => {
		expect(outputOf(execution, 'Get customer')).toMatchObject(
			played.map(({ customerId }) => ({
				id: customerId,
				email: expect.stringContaining('@'),
			})),
		);
		for (const { customerId, creditOfferId, loanId } of played) {
			const found = (node: string, id: unknown) =>
				outputOf(execution, node).filter((output) => output.id === id);
			expect(found('Get credit offer', creditOfferId)).toMatchObject([{ customer_id: customerId }]);
			expect(found('Get loan', loanId)).toMatchObject([{ customer_id: customerId }]);
			const own = outputOf(execution, 'Get many loan transactions').filter(
				({ loan_id }) => loan_id === loanId,
			);
			expect(own).toHaveLength(12);
		}
		expect(outputOf(execution, 'Get many customers')).toHaveLength(4);
		expect(outputOf(execution, 'Get many credit offers')).toHaveLength(4);
	});
});
