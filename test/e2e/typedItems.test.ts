import { EVENTS, type EventType } from '../../nodes/Dinie/events/catalogue';
import { PERSONAL_NAMES } from '../../nodes/Dinie/personalNames';
import { postSigned } from '../n8n/stage/postSigned';
import { setStage, type Stage } from '../n8n/stage/stage';
import { TRIGGER, triggerWorkflow } from '../n8n/workflows';
import { outputOf } from '../n8n/executions';
import { until } from '../n8n/until';

const everyEvent = Object.keys(EVENTS) as EventType[];
const isOffered = (type: EventType) => !('isUndocumented' in EVENTS[type]);
const offered = everyEvent.filter(isOffered);
const additional = everyEvent.filter((type) => !isOffered(type));

let stage: Stage;
const workflowIds: string[] = [];

beforeAll(async () => {
	stage = await setStage({ sandbox: { deliveryTimeoutMs: 60_000 } });
});
afterAll(async () => await stage?.close());

afterEach(async () => {
	for (const id of workflowIds.splice(0)) await stage.n8n.rest.unpublish(id);
});

async function publish(...workflow: Parameters<typeof triggerWorkflow>): Promise<string> {
	const { id } = await stage.addWorkflow(triggerWorkflow(...workflow));
	await stage.n8n.rest.publish(id);
	workflowIds.push(id);
	return id;
}

/** The item and the output of each execution of a workflow, the oldest first. */
async function emitted(workflowId: string, count: number) {
	const summaries = await stage.n8n.rest.waitForExecutions(workflowId, count);
	const executions = await Promise.all(
		summaries.reverse().map(async ({ id }) => await stage.n8n.rest.execution(id)),
	);
	return executions.map((execution) => {
		const outputs = execution.data.resultData.runData[TRIGGER]?.[0]?.data?.main ?? [];
		const output = outputs.findIndex((items) => items && items.length > 0);
		return { execution, output, item: outputOf(execution, TRIGGER, output)[0] };
	});
}

test.each(['documentation', 'sdk'] as const)(
	'with one output per event, each event leaves at its own output and no other (%s contract)',
	async (contract) => {
		stage.sandbox.settings.contract = contract;
		const id = await publish(
			`Per event, ${contract}`,
			{
				events: offered,
				outputMode: 'perEvent',
				options: { additionalEvents: additional.join(', ') },
			},
			{ outputCount: offered.length + 1 },
		);
		for (const type of everyEvent) stage.sandbox.fire(type);
		await stage.sandbox.idle();
		const results = await emitted(id, everyEvent.length);
		const outputs = Object.fromEntries(results.map(({ item, output }) => [item?.type, output]));
		const lastOutput = offered.length;
		expect(outputs).toEqual(
			Object.fromEntries(
				everyEvent.map((type) => [type, isOffered(type) ? offered.indexOf(type) : lastOutput]),
			),
		);
		for (const { item } of results) {
			expect(item).toMatchObject({
				timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
				endpointId: expect.stringMatching(/^we_/),
				data: { id: expect.any(String) },
			});
		}
	},
);

test('the same event starts two workflows that both listen to it', async () => {
	const ids = [await publish('First', { events: ['loan.*'] }), await publish('Second')];
	stage.sandbox.fire('loan.finished');
	await stage.sandbox.idle();
	for (const id of ids) {
		expect((await emitted(id, 1)).map(({ item }) => item?.type)).toEqual(['loan.finished']);
	}
});

test('a delivery that comes twice starts one execution, and two with duplicates allowed', async () => {
	const once = await publish('Once', { events: ['loan.active'] });
	const twice = await publish('Twice', {
		events: ['loan.active'],
		options: { ignoreDuplicates: false },
	});
	const { deliveryIds } = stage.sandbox.fire('loan.active');
	await stage.sandbox.idle();
	expect(deliveryIds).toHaveLength(2);
	for (const id of deliveryIds) expect((await stage.sandbox.redeliver(id)).status).toBe(200);
	await emitted(twice, 2);
	expect(await stage.n8n.rest.executions(once)).toHaveLength(1);
});

test('personal data that is to be removed is not in the stored execution', async () => {
	const id = await publish('Private', { options: { personalData: 'remove' } });
	stage.sandbox.fire('customer.created');
	stage.sandbox.fire('loan.contract_notarised', {
		data: { id: 'ln_1', witness: { name: 'Ana', CPF: '1' }, note: 'signed by 529.982.247-25' },
	});
	await stage.sandbox.idle();
	for (const { execution, item } of await emitted(id, 2)) {
		expect(item?.data).toMatchObject({ id: expect.any(String) });
		const stored = JSON.stringify(execution.data.resultData.runData);
		for (const field of PERSONAL_NAMES) expect(stored.toLowerCase()).not.toContain(`"${field}":`);
		expect(stored).not.toContain('529.982');
	}
});

test('listening for a test event takes one event at an endpoint of its own, and leaves the live one alone', async () => {
	const id = await publish('Live', { events: ['loan.error'] });
	const [live] = stage.sandbox.endpoints.list();
	await stage.n8n.rest.listenForTestEvent(id, TRIGGER);
	expect(stage.sandbox.endpoints.list()).toHaveLength(2);
	stage.sandbox.fire('loan.error');
	await stage.sandbox.idle();
	const modes = (await stage.n8n.rest.waitForExecutions(id, 2)).map(({ mode }) => mode);
	expect(modes.sort()).toEqual(['manual', 'webhook']);
	// n8n ends the test a moment after it has taken the event.
	const { list } = stage.sandbox.endpoints;
	await until('the end of the test', () => (list().length < 2 ? true : undefined));
	expect(list().map((endpoint) => endpoint.id)).toEqual([live?.id]);
});

test.each([
	['an array', '[]', 400, '{"error":"invalid_payload"}'],
	['a number', '7', 400, '{"error":"invalid_payload"}'],
	['null', 'null', 400, '{"error":"invalid_payload"}'],
	['an object without a type', '{}', 400, '{"error":"invalid_payload"}'],
	['an event with no data', '{"type":"loan.error","data":null}', 200, '{"received":true}'],
	[
		'an event whose time is no time',
		'{"type":"loan.error","timestamp":"soon"}',
		200,
		'{"received":true}',
	],
	[
		'an event nested 4,000 deep',
		`{"type":"loan.error","data":${'{"a":'.repeat(4_000)}1${'}'.repeat(4_000)}}`,
		200,
		'{"received":true}',
	],
	['an event behind a byte order mark', '\uFEFF{"type":"loan.error"}', 200, '{"received":true}'],
])('answers a signed body that is %s as documented', async (_what, body, status, answer) => {
	await publish('Bodies', { events: ['loan.error'], options: { personalData: 'remove' } });
	for (const contentType of ['application/json', 'application/problem+json', undefined]) {
		const id = `evt_${body.length}_${contentType?.length ?? 0}`;
		const headers = contentType ? { 'content-type': contentType } : {};
		expect(await postSigned(stage, { id, body, headers })).toMatchObject({ status, body: answer });
	}
});
