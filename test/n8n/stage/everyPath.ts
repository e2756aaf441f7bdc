import { FORGERY_NAMES } from '../../../sandbox/deliveries/forge';
import { call } from '../../helpers/https';
import type { Workflow } from '../workflows/types';
import { actionWorkflow, START, type Step } from '../workflows/steps';
import type { Stage } from './stage';
import { TRIGGER, triggerWorkflow } from '../workflows/trigger';

/** Has the trigger register, take events, refuse forgeries, notice a rotation, and unregister. */
export async function useAutomaticTrigger({ n8n, sandbox, addWorkflow }: Stage): Promise<void> {
	const { id } = await addWorkflow(triggerWorkflow('Automatic', { events: ['loan.*'] }));
	await n8n.rest.publish(id);
	const [endpoint] = sandbox.endpoints.list();
	const endpointId = endpoint?.id ?? '';
	sandbox.fire('loan.active');
	await sandbox.idle();
	for (const forgery of FORGERY_NAMES) await sandbox.forge(endpointId, forgery);
	sandbox.endpoints.rotate(endpointId);
	const [deliveryId = ''] = sandbox.fire('loan.error').deliveryIds;
	await sandbox.clock.advance(60_000);
	await sandbox.redeliver(deliveryId);
	await n8n.rest.waitForExecutions(id, 2);
	await n8n.rest.listenForTestEvent(id, TRIGGER);
	sandbox.fire('loan.finished');
	await sandbox.idle();
	await n8n.rest.unpublish(id);
}

/** Has a trigger verify with the secret of the credential: one genuine delivery, one forged. */
export async function useManualTrigger(stage: Stage, secret: string): Promise<void> {
	const { n8n, sandbox } = stage;
	const workflow = await stage.addWorkflow(triggerWorkflow('Manual', { registration: 'manual' }));
	await n8n.rest.publish(workflow.id);
	const url = `${n8n.url}/webhook/${webhookIdOf(workflow)}/webhook`;
	const body = JSON.stringify({ type: 'loan.error', data: { id: 'ln_1' } });
	const timestamp = Math.floor(Date.now() / 1000);
	const signed = sandbox.sign(secret, { id: 'evt_manual', timestamp, body });
	const headers = { ...signed, 'content-type': 'application/json' };
	for (const sent of [body, body.replace('ln_1', 'ln_2')]) {
		await call(url, { method: 'POST', ca: n8n.certificate.cert, headers, body: sent });
	}
	await n8n.rest.waitForExecutions(workflow.id, 1);
	await n8n.rest.unpublish(workflow.id);
}

/** Runs every operation of the action node; returns the execution's ID. */
export async function useEveryOperation(stage: Stage, secret: string): Promise<string> {
	const steps = everyOperation(stage, secret);
	const workflow = await stage.addWorkflow(actionWorkflow('Every operation', steps));
	return (await stage.n8n.rest.runManually(workflow.id, START)).id;
}

/** What the editor asks while a person fills in a node and its credential; refusals are answers, too. */
export async function useEditor({ n8n, credential }: Stage): Promise<void> {
	const { id, name } = credential;
	await n8n.rest.testCredential(credential);
	const search = n8n.rest.request('POST', '/dynamic-node-parameters/resource-locator-results', {
		path: 'parameters.endpointId',
		methodName: 'searchWebhookEndpoints',
		nodeTypeAndVersion: { name: 'n8n-nodes-dinie.dinie', version: 1 },
		currentNodeParameters: { resource: 'webhookEndpoint', operation: 'get' },
		credentials: { dinieApi: { id, name } },
	});
	await search.catch(() => undefined);
}

/** Dinie refuses everything, then every token, then does not answer at all. */
export async function meetRefusals(stage: Stage, secret: string): Promise<void> {
	const { faults, down, up } = stage.sandbox;
	const path = /endpoints/;
	for (const fault of [
		{ path, answer: { status: 422 } },
		{ path, expireToken: true },
	]) {
		const takeBack = faults.add(fault);
		await useEditor(stage);
		await useEveryOperation(stage, secret);
		takeBack();
	}
	await down();
	await useEditor(stage);
	await useEveryOperation(stage, secret);
	await up();
}

const webhookIdOf = ({ nodes }: Workflow) => nodes.find(({ name }) => name === TRIGGER)?.webhookId;

function everyOperation({ sandbox }: Stage, secret: string): Step[] {
	const endpointId = {
		__rl: true,
		mode: 'id',
		value: '={{ $("create").first().json.id ?? "we_1" }}',
	};
	const hook = { url: 'https://partner.example/hook', events: ['loan.error'] };
	const body = JSON.stringify({ type: 'loan.error', data: { id: 'ln_1' } });
	const timestamp = Math.floor(Date.now() / 1000);
	const headers = JSON.stringify(sandbox.sign(secret, { id: 'evt_1', timestamp, body }));
	const verify = { bodyFrom: 'text', rawBody: body, headers };
	const resource = 'webhookEvent';
	return [
		{ operation: 'create', parameters: hook },
		{ operation: 'upsert', parameters: { ...hook, url: `${hook.url}/other` } },
		{ operation: 'get', parameters: { endpointId } },
		{ operation: 'update', parameters: { endpointId, updateFields: { status: 'disabled' } } },
		{ operation: 'rotateSecret', parameters: { endpointId, expireCurrentIn: 60 } },
		{ operation: 'checkHealth' },
		{ operation: 'getAll', parameters: { returnAll: true } },
		{ operation: 'delete', parameters: { endpointId } },
		{ operation: 'getSample', resource, parameters: { event: 'loan.active' } },
		{ operation: 'verify', resource, parameters: verify },
	];
}
