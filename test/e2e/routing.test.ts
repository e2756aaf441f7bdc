import type { IDataObject, INode } from 'n8n-workflow';
import { outputOf, type Execution } from '../n8n/executions';
import { setStage, type Stage } from '../n8n/stage/stage';
import { until } from '../n8n/until';
import { leadTo, nodeOf, TRIGGER, triggerWorkflow, type NewWorkflow } from '../n8n/workflows';

const EVENTS = ['customer.active', 'loan.error'];
const TAKEN = 'What came';

let stage: Stage;

beforeAll(async () => {
	stage = await setStage({ sandbox: { deliveryTimeoutMs: 60_000 } });
});
afterAll(async () => await stage?.close());

/** Two outputs; behind the second a node that looks back at the trigger's item, and what else is given. */
function workflowOf(name: string, behind: INode[] = [], changes: Partial<NewWorkflow> = {}) {
	const parameters = { events: EVENTS, outputMode: 'perEvent' };
	const base = triggerWorkflow(name, parameters, { outputCount: 2 });
	const type = `={{ $('${TRIGGER}').item.json.type }}`;
	const assignments = { assignments: [{ id: 'a', name: 'type', type: 'string', value: type }] };
	const taken = nodeOf(TAKEN, 'n8n-nodes-base.set', { assignments }, { typeVersion: 3.4 });
	const names = ['Output 1', TAKEN, ...behind.map((node) => node.name)];
	const links = names.slice(1).map((node, index) => [names[index], leadTo(node)]);
	return {
		...base,
		nodes: [...base.nodes, taken, ...behind],
		connections: { ...base.connections, ...Object.fromEntries(links) },
		...changes,
	};
}

const ran = ({ data }: Execution) => Object.keys(data.resultData.runData);

async function publishAndFire(
	workflow: NewWorkflow,
): Promise<{ id: string; execution: Execution }> {
	const { id } = await stage.addWorkflow(workflow);
	await stage.n8n.rest.publish(id);
	stage.sandbox.fire('loan.error');
	await stage.sandbox.idle();
	const [summary] = await stage.n8n.rest.waitForExecutions(id, 1);
	await stage.n8n.rest.unpublish(id);
	return { id, execution: await stage.n8n.rest.execution(summary?.id ?? '') };
}

test.each([
	['the present execution order', { executionOrder: 'v1' }],
	['the older execution order', { executionOrder: 'v0' }],
	['no execution order, as workflows made over the API', {}],
] as Array<[string, IDataObject]>)(
	'with %s an event runs what is behind its own output, which can look back at it',
	async (name, settings) => {
		const { execution } = await publishAndFire(workflowOf(name, [], { settings }));
		expect(execution.status).toBe('success');
		expect(ran(execution)).toEqual([TRIGGER, 'Output 1', TAKEN]);
		expect(outputOf(execution, TAKEN)).toEqual([{ type: 'loan.error' }]);
	},
);

test('a test run takes its event to the right output', async () => {
	const { rest } = stage.n8n;
	const { id } = await stage.addWorkflow(workflowOf('Test run'));
	await rest.listenForTestEvent(id, TRIGGER);
	stage.sandbox.fire('loan.error');
	await stage.sandbox.idle();
	const [summary] = await rest.waitForExecutions(id, 1);
	const execution = await rest.execution(summary?.id ?? '');
	expect(ran(execution)).toEqual([TRIGGER, 'Output 1', TAKEN]);
});

test('pinned data run what is behind the trigger without it', async () => {
	const pinData = { [TRIGGER]: [{ json: { type: 'loan.error', webhookId: 'evt_1' } }] };
	const base = triggerWorkflow('Pinned', {});
	const { id } = await stage.addWorkflow({ ...base, pinData });
	const execution = await stage.n8n.rest.runManually(id, TRIGGER);
	expect(execution.status).toBe('success');
	expect(outputOf(execution, 'Output 0')).toEqual([{ type: 'loan.error', webhookId: 'evt_1' }]);
});

const retry = async (executionId: string) =>
	await stage.n8n.rest.request('POST', `/executions/${executionId}/retry`, { loadWorkflow: false });

test('an execution that failed behind the trigger is retried with the same event', async () => {
	const stop = nodeOf('Stop', 'n8n-nodes-base.stopAndError', { errorMessage: 'on purpose' });
	const { id, execution } = await publishAndFire(workflowOf('Retried', [stop]));
	expect(execution.status).toBe('error');
	await retry(execution.id);
	const [again] = await stage.n8n.rest.waitForExecutions(id, 2);
	const second = await stage.n8n.rest.execution(again?.id ?? '');
	expect(outputOf(second, TRIGGER, 1)).toEqual(outputOf(execution, TRIGGER, 1));
	expect(outputOf(second, TAKEN)).toEqual([{ type: 'loan.error' }]);
});

test('what the watch has told, when somebody retries it, runs nothing', async () => {
	const { rest } = stage.n8n;
	const workflow = workflowOf('Told');
	const [trigger] = workflow.nodes;
	if (trigger) trigger.parameters = { ...trigger.parameters, options: { watchMinutes: 1 } };
	const { id } = await stage.addWorkflow(workflow);
	await rest.publish(id);
	const [endpoint] = stage.sandbox.endpoints.list();
	stage.sandbox.endpoints.edit(endpoint?.id ?? '', { status: 'disabled' });
	const told = await until(
		'the watch to tell',
		async () => (await rest.executions(id)).find(({ status }) => status === 'error'),
		{ limitMs: 150_000 },
	);
	const { data } = await rest.execution(told.id);
	expect(data.resultData.error?.message).toMatch(new RegExp(`${endpoint?.id}.*not active`));
	await retry(told.id);
	const [again] = await rest.waitForExecutions(id, 2);
	const second = await rest.execution(again?.id ?? '');
	expect(ran(second)).toEqual([TRIGGER]);
	expect(outputOf(second, TRIGGER, 0)).toEqual([]);
	await rest.unpublish(id);
});
