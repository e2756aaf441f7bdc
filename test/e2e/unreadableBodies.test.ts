import { postSigned } from '../n8n/stage/postSigned';
import { setStage, type Stage } from '../n8n/stage/stage';
import { triggerWorkflow } from '../n8n/workflows';

const EVENT = '{"type":"loan.error","data":{"id":"ln_1"}}';
const PARTS = `--x\r\nContent-Disposition: form-data; name="event"\r\n\r\n${EVENT}\r\n--x--\r\n`;
const MORE_THAN_N8N_READS = 'a'.repeat(17 * 1024 * 1024);
const BINARY = { 'content-type': 'application/octet-stream' };
const ZIPPED = { 'content-encoding': 'gzip' };

let stage: Stage;

beforeAll(async () => (stage = await setStage()));
afterAll(async () => await stage?.close());

/** Publishes a workflow whose trigger is of this version. */
async function publish(typeVersion: number): Promise<string> {
	const workflow = triggerWorkflow(`Version ${typeVersion}`, {}, { typeVersion });
	const { id } = await stage.addWorkflow(workflow);
	await stage.n8n.rest.publish(id);
	return id;
}

describe.each([1, 1.1])('a trigger of version %p', (typeVersion) => {
	let workflowId: string;
	let genuine = 0;
	beforeAll(async () => (workflowId = await publish(typeVersion)));
	afterAll(async () => await stage.n8n.rest.unpublish(workflowId));

	test.each([
		['a form', PARTS, { 'content-type': 'multipart/form-data; boundary=x' }],
		['a form without a boundary', PARTS, { 'content-type': 'multipart/form-data' }],
		['in several parts', PARTS, { 'content-type': 'multipart/mixed; boundary=x' }],
		['compressed by its header alone', EVENT, { ...BINARY, ...ZIPPED }],
		['JSON compressed by its header alone', EVENT, { ...ZIPPED }],
		['larger than n8n reads', MORE_THAN_N8N_READS, BINARY],
	])('starts nothing on a body that is %s', async (_what, body, headers) => {
		const { status } = await postSigned(stage, { id: 'evt_1', body, headers });
		expect(status).toBeGreaterThanOrEqual(400);

		stage.sandbox.fire('loan.error');
		genuine += 1;
		const executions = await stage.n8n.rest.waitForExecutions(workflowId, genuine);
		expect(executions.map((execution) => execution.status)).toEqual(Array(genuine).fill('success'));
	});
});
