import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { actionResources } from '../../nodes/Dinie/actions/resources';
import { setStage, type Stage } from '../n8n/stage/stage';
import { outputOf, type Execution } from '../n8n/executions';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const START = 'Start';

let stage: Stage;
let execution: Execution;

type Step = {
	operation: string;
	resource?: string;
	parameters?: IDataObject;
	/** The node before it; default: the one listed before it. */
	after?: string;
	top?: number;
};

/** One node per operation, each with what it needs from those before it. */
function operations(): Step[] {
	const endpointId = { __rl: true, mode: 'id', value: '={{ $("upsert").item.json.id }}' };
	const url = '={{ "https://partner.example/hooks/" + $(`Start`).item.json.name }}';
	const body = JSON.stringify({ type: 'loan.error', timestamp: '2026-03-04T10:00:00Z', data: {} });
	const timestamp = Math.floor(Date.now() / 1000);
	const headers = stage.sandbox.sign(SECRET, { id: 'evt_1', timestamp, body });
	const signed = { bodyFrom: 'text', rawBody: body, headers: JSON.stringify(headers) };
	return [
		{ operation: 'create', parameters: { url, events: ['loan.error'] } },
		{ operation: 'upsert', parameters: { url, events: ['loan.*'] } },
		{ operation: 'get', parameters: { endpointId } },
		{ operation: 'update', parameters: { endpointId, updateFields: { status: 'disabled' } } },
		// A branch of its own, which comes first because it stands higher: both give more items than they get.
		{ operation: 'checkHealth', top: -200 },
		{ operation: 'getAll', top: -200, after: 'checkHealth', parameters: { returnAll: true } },
		{ operation: 'rotateSecret', after: 'update', parameters: { endpointId, expireCurrentIn: 60 } },
		{ operation: 'delete', parameters: { endpointId } },
		{ operation: 'getSample', resource: 'webhookEvent', parameters: { event: 'loan.active' } },
		{ operation: 'verify', resource: 'webhookEvent', parameters: signed },
	];
}

beforeAll(async () => {
	stage = await setStage();
	const { n8n, credential, credentialData } = stage;
	await n8n.rest.updateCredential(credential, { ...credentialData, webhookSecret: SECRET });
	const start = {
		id: randomUUID(),
		name: START,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const steps = operations();
	const nodes = steps.map(
		({ operation, resource = 'webhookEndpoint', parameters, top = 0 }, index) => ({
			id: randomUUID(),
			name: operation,
			type: 'n8n-nodes-dinie.dinie',
			typeVersion: 1,
			position: [200 * (index + 1), top],
			parameters: { resource, operation, ...parameters },
			credentials: { dinieApi: {} },
		}),
	);
	const connections: Record<
		string,
		{ main: Array<Array<{ node: string; type: string; index: number }>> }
	> = {};
	for (const [index, { operation, after }] of steps.entries()) {
		const before = after ?? steps[index - 1]?.operation ?? START;
		connections[before] ??= { main: [[]] };
		connections[before].main[0]?.push({ node: operation, type: 'main', index: 0 });
	}
	const workflow = await stage.addWorkflow({
		name: 'Every operation',
		nodes: [start, ...nodes],
		connections,
		settings: { executionOrder: 'v1' },
		pinData: { [START]: [{ json: { name: 'one' } }, { json: { name: 'two' } }] },
	});
	execution = await n8n.rest.runManually(workflow.id, START);
});

afterAll(async () => await stage?.close());

test('every operation of the node is in the workflow', () => {
	const known = actionResources.flatMap((resource) =>
		resource.operations.map(({ value }) => value),
	);
	expect(
		operations()
			.map(({ operation }) => operation)
			.sort(),
	).toEqual(known.sort());
});

test('the workflow runs to its end', () => {
	expect(execution.data.resultData.error?.message).toBeUndefined();
	expect(execution.status).toBe('success');
});

test('makes an endpoint for each item, changes it and deletes it again', () => {
	expect(outputOf(execution, 'create').map(({ url }) => url)).toEqual([
		'https://partner.example/hooks/one',
		'https://partner.example/hooks/two',
	]);
	const ids = outputOf(execution, 'create').map(({ id }) => id);
	expect(outputOf(execution, 'upsert').map(({ id }) => id)).toEqual(ids);
	expect(outputOf(execution, 'get')).toMatchObject([
		{ events: ['loan.*'] },
		{ events: ['loan.*'] },
	]);
	expect(outputOf(execution, 'update')).toMatchObject([
		{ status: 'disabled' },
		{ status: 'disabled' },
	]);
	expect(outputOf(execution, 'checkHealth')[0]).toMatchObject({
		healthy: false,
		problems: ['disabled'],
	});
	expect(outputOf(execution, 'delete').every(({ deleted }) => deleted === true)).toBe(true);
	expect(stage.sandbox.endpoints.list()).toEqual([]);
});

test('a rotation gives a new secret, and a signed delivery verifies', () => {
	const [created] = outputOf(execution, 'create');
	const [rotated] = outputOf(execution, 'rotateSecret');
	expect(rotated).toMatchObject({ id: created?.id, secret: expect.stringMatching(/^whsec_/) });
	expect(rotated?.secret).not.toBe(created?.secret);
	expect(outputOf(execution, 'getSample')[0]).toMatchObject({ type: 'loan.active' });
	expect(outputOf(execution, 'verify')[0]).toMatchObject({
		type: 'loan.error',
		webhookId: 'evt_1',
	});
});
