import type { INode } from 'n8n-workflow';
import type { SandboxEvent } from '../../sandbox/deliveries/events';
import { LOAN } from '../../sandbox/story/firstCustomer';
import { publishExample, type PublishedExample } from '../n8n/stage/examples';
import { setStage, type Stage } from '../n8n/stage/stage';
import { outputOf } from '../n8n/executions';

let stage: Stage;
let example: PublishedExample;
let event: SandboxEvent;

beforeAll(async () => {
	stage = await setStage();
	example = await publishExample(stage, 'exactly-once-crm-update.json');
});

afterAll(async () => await stage?.close());

const deals = () => stage.services.calls.filter(({ path }) => path === '/deals/v1/deal');

test('a disbursed loan makes one deal in HubSpot', async () => {
	({ event } = await example.play('loan.active'));
	const properties = expect.arrayContaining([
		{ name: 'dealname', value: `Loan ${LOAN.id}` },
		{ name: 'amount', value: event.data.requested_amount },
	]);
	expect(deals()).toMatchObject([{ body: { properties } }]);
});

test('the same delivery after a restart of n8n makes no second deal', async () => {
	stage.n8n = await stage.n8n.restart();
	expect(await stage.sandbox.redeliver(event.deliveryIds[0] ?? '')).toMatchObject({ status: 200 });
	const [latest] = await stage.n8n.rest.waitForExecutions(example.workflowId, 2);
	const execution = await stage.n8n.rest.execution(latest?.id ?? '');
	const discarded = outputOf(execution, 'Remove Duplicates', 1);
	expect(discarded).toMatchObject([{ webhookId: event.id }]);
	expect(deals()).toHaveLength(1);
});

test('another loan makes another deal', async () => {
	await example.play('loan.active', { ...stage.sandbox.sample('loan.active'), id: 'ln_other' });
	expect(deals()).toHaveLength(2);
});

test('n8n refuses every event once the history is full, so a schedule empties it each week', async () => {
	const { rest } = stage.n8n;
	const { workflowId, play } = example;
	const { nodes } = await rest.getWorkflow(workflowId);
	const isRemover = ({ name }: INode) => name === 'Remove Duplicates';
	const full = {
		...nodes.find(isRemover)?.parameters,
		options: { scope: 'workflow', historySize: 2 },
	};
	await rest.updateWorkflow(workflowId, {
		nodes: nodes.map((node) => (isRemover(node) ? { ...node, parameters: full } : node)),
	});
	await rest.publish(workflowId);
	const refused = await play('loan.active');
	expect(refused).toMatchObject({ execution: { status: 'error' }, calls: [] });

	await rest.runManually(workflowId, 'Every Sunday');
	const taken = await play('loan.active');
	expect(taken).toMatchObject({
		execution: { status: 'success' },
		calls: [{ path: '/deals/v1/deal' }],
	});
});
