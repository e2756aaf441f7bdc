import { dumpDatabase } from '../n8n/database';
import {
	meetRefusals,
	useAutomaticTrigger,
	useEditor,
	useEveryOperation,
	useManualTrigger,
} from '../n8n/stage/everyPath';
import { watchSecrets, type SecretWatch } from '../n8n/stage/secretWatch';
import { setStage, type Stage } from '../n8n/stage/stage';
import { triggerWorkflow } from '../n8n/workflows';
import * as https from '../helpers/https';
import { everyOperation } from '../helpers/operations';
import type { Execution } from '../n8n/executions';

const WEBHOOK_SECRET = `whsec_${Buffer.from('a-webhook-secret-of-the-credential').toString('base64')}`;
const WRONG_SECRET = 'dinie_cs_test_aClientSecretThatDinieDoesNotKnow';

let stage: Stage;
let secrets: SecretWatch;
let withSecrets: Execution;
const answers: Array<{ path: string; body: string }> = [];

beforeAll(async () => {
	const answer = https.call;
	jest.spyOn(https, 'call').mockImplementation(async (url, options) => {
		const answered = await answer(url, options);
		answers.push({ path: new URL(url).pathname, body: answered.body });
		return answered;
	});
	stage = await setStage({ env: { N8N_LOG_LEVEL: 'debug' } });
	const { n8n, sandbox, credential, credentialData } = stage;
	secrets = watchSecrets(sandbox);
	secrets.add(WEBHOOK_SECRET, 'webhook secret of the credential');
	secrets.add(WRONG_SECRET, 'client secret that is wrong');
	const data = { ...credentialData, webhookSecret: WEBHOOK_SECRET };
	await n8n.rest.updateCredential(credential, data);

	await useAutomaticTrigger(stage);
	await useManualTrigger(stage, WEBHOOK_SECRET);
	await useEditor(stage);
	withSecrets = await n8n.rest.execution(await useEveryOperation(stage, WEBHOOK_SECRET));
	await meetRefusals(stage, WEBHOOK_SECRET);
	await n8n.rest.updateCredential(credential, { ...data, clientSecret: WRONG_SECRET });
	await useEditor(stage);
	await useEveryOperation(stage, WEBHOOK_SECRET);
	await expectUnpublishable();
	await readAll();
});

afterAll(async () => {
	jest.restoreAllMocks();
	await stage?.close();
});

async function expectUnpublishable(): Promise<void> {
	const { id } = await stage.addWorkflow(triggerWorkflow('Refused'));
	await expect(stage.n8n.rest.publish(id)).rejects.toThrow('client ID and secret');
}

/** Everything that the editor can show of what happened; the answers are kept as they come. */
async function readAll(): Promise<void> {
	const { rest } = stage.n8n;
	for (const list of ['/workflows', '/credentials', '/executions']) await rest.request('GET', list);
	await rest.request('GET', `/credentials/${stage.credential.id}?includeData=true`);
	for (const { id, workflowId } of await rest.executions()) {
		await rest.execution(id);
		await rest.getWorkflow(workflowId);
	}
}

const pathOf = ({ id }: Execution) => `/rest/executions/${id}`;

test('every operation was run, and every kind of secret was in play', () => {
	const { runData, error } = withSecrets.data.resultData;
	expect(error).toBeUndefined();
	const names = everyOperation.map(({ action }) => action);
	expect(Object.keys(runData)).toEqual(expect.arrayContaining(names));
	expect([...new Set(secrets.known.values())].map((what) => what.replace(/we_.*/, '…'))).toEqual(
		expect.arrayContaining(['client secret', 'access token', 'signing secret of …']),
	);
});

test("n8n's log at its most talkative holds none", () => {
	expect(stage.n8n.log()).toContain('Dinie Trigger accepted a delivery');
	expect(secrets.in(stage.n8n.log())).toEqual([]);
});

test('only the operations whose hint says that n8n stores the secret put one out', () => {
	const returning = Object.entries(withSecrets.data.resultData.runData)
		.filter(([, runs]) => secrets.in(JSON.stringify(runs)).length > 0)
		.map(([node]) => node);
	const announced = everyOperation.filter(({ hint, returnsSecret }) => hint && returnsSecret);
	expect(returning.sort()).toEqual(announced.map(({ action }) => action).sort());
});

test('no other answer to the editor holds one', () => {
	expect(answers.some(({ body }) => body.includes('Dinie refused'))).toBe(true);
	const telling = answers.filter(({ body }) => secrets.in(body).length > 0);
	expect([...new Set(telling.map(({ path }) => path))]).toEqual([pathOf(withSecrets)]);
});

test('the database holds none but in that execution, static data included', async () => {
	const { execution_data: executions = '', ...tables } = await dumpDatabase(stage.n8n);
	expect(tables.workflow_entity).toContain('Automatic');
	for (const [table, rows] of Object.entries(tables)) {
		expect({ table, secrets: secrets.in(rows) }).toEqual({ table, secrets: [] });
	}
	const rows = JSON.parse(executions) as Array<{ executionId: number }>;
	const telling = rows.filter((row) => secrets.in(JSON.stringify(row)).length > 0);
	expect(telling.map(({ executionId }) => String(executionId))).toEqual([withSecrets.id]);
});
