import { randomUUID } from 'node:crypto';
import { FORGERY_NAMES } from '../../../sandbox/deliveries/forge';
import { call } from '../../helpers/https';
import { fieldValues, parametersFor } from '../../helpers/operations';
import { everyOperationWorkflow } from '../everyOperation';
import type { Stage } from './stage';
import { START, TRIGGER, triggerWorkflow, type Workflow } from '../workflows';

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

/** Runs every operation of the action node, as far as each can; returns the execution's ID. */
export async function useEveryOperation(
	{ n8n, sandbox, addWorkflow }: Stage,
	secret: string,
): Promise<string> {
	const rawBody = JSON.stringify({ type: 'loan.error', data: { id: 'ln_1' } });
	const timestamp = Math.floor(Date.now() / 1000);
	const signed = sandbox.sign(secret, { id: 'evt_1', timestamp, body: rawBody });
	const values = fieldValues({
		endpointId: '={{ $("Create webhook endpoint").first().json.id ?? "we_1" }}',
		customerId: 'cust_1',
		creditOfferId: 'co_1',
		loanId: 'ln_1',
		url: `https://partner.example/${randomUUID()}`,
		rawBody,
		headers: JSON.stringify(signed),
	});
	const workflow = everyOperationWorkflow(
		(operation) =>
			parametersFor(operation, {
				...values,
				// At a URL that is new to it, Create or Update tells a secret, too.
				...(operation.value === 'upsert' && { url: `${values.url}/other` }),
			}),
		{ executeOnce: true, onError: 'continueRegularOutput' },
	);
	return (await n8n.rest.runManually((await addWorkflow(workflow)).id, START)).id;
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
