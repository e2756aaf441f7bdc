import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EVENTS, type EventType } from '../../nodes/Dinie/events/catalogue';
import { setStage, type Stage } from '../n8n/stage/stage';
import { TRIGGER, triggerWorkflow } from '../n8n/workflows';
import { call } from '../helpers/https';
import { outputOf } from '../n8n/executions';
import type { Workflow } from '../n8n/workflows';

const documentedEvents = Object.entries(EVENTS)
	.filter(([, event]) => !('isUndocumented' in event))
	.map(([type]) => type as EventType);

describe.each(['publication', 'legacy'] as const)('on the %s engine', (engine) => {
	let stage: Stage;
	let workflow: Workflow;
	const everySecret: string[] = [];

	beforeAll(async () => {
		stage = await setStage({ engine, sandbox: { deliveryTimeoutMs: 60_000 } });
		workflow = await stage.addWorkflow(
			triggerWorkflow('Main job', { events: ['customer.*', 'credit_offer.*', 'loan.*'] }),
		);
		await stage.n8n.rest.publish(workflow.id);
		everySecret.push(...stage.sandbox.endpoints.list().flatMap(({ id }) => secretsOf(id)));
	});

	afterAll(async () => await stage?.close());

	const secretsOf = (id: string) => stage.sandbox.endpoints.activeSecrets(id);
	const endpoint = () => {
		const [only, ...others] = stage.sandbox.endpoints.list();
		if (!only || others.length > 0) throw new Error('expected exactly one endpoint');
		return only;
	};

	/** A genuine delivery of `loan.error`, for a test to break. */
	function genuineDelivery({ ageSeconds = 0 } = {}) {
		const body = JSON.stringify({
			type: 'loan.error',
			timestamp: 1775253600,
			data: { id: 'ln_1' },
		});
		const timestamp = Math.floor(Date.now() / 1000) - ageSeconds;
		const id = `evt_forged_${timestamp}`;
		const headers: Record<string, string> = {
			...stage.sandbox.sign(endpoint().id, { id, timestamp, body }),
			'content-type': 'application/json',
		};
		return { headers, body };
	}

	const post = async ({ headers, body }: ReturnType<typeof genuineDelivery>) =>
		await call(endpoint().url, { method: 'POST', ca: stage.n8n.certificate.cert, headers, body });

	test('publishing registers exactly one endpoint, with the chosen events and an https URL', () => {
		expect(endpoint()).toMatchObject({
			events: ['customer.*', 'credit_offer.*', 'loan.*'],
			status: 'active',
			url: expect.stringMatching(/^https:\/\/localhost:\d+\/webhook\//),
		});
	});

	test('each documented event starts exactly one execution with its item', async () => {
		for (const type of documentedEvents) stage.sandbox.fire(type);
		await stage.sandbox.idle();
		expect(stage.sandbox.deliveries.map(({ status }) => status)).toEqual(
			documentedEvents.map(() => 'delivered'),
		);
		const summaries = await stage.n8n.rest.waitForExecutions(workflow.id, documentedEvents.length);
		const types: unknown[] = [];
		for (const { id } of summaries) {
			const [item, ...others] = outputOf(await stage.n8n.rest.execution(id), TRIGGER);
			expect(others).toEqual([]);
			types.push(item?.type);
		}
		expect(types.sort()).toEqual([...documentedEvents].sort());
	});

	test.each([
		[
			'whose body was changed',
			{ body: '{"type":"loan.error","data":{"id":"ln_2"}}' },
			'signature_mismatch',
		],
		['without a signature', { header: 'webhook-signature' }, 'missing_headers'],
		['that is six minutes old', { ageSeconds: 360 }, 'timestamp_too_old'],
		['that is dated six minutes ahead', { ageSeconds: -360 }, 'timestamp_too_new'],
	])('refuses a delivery %s', async (_what, broken, error) => {
		const { length: before } = await stage.n8n.rest.executions(workflow.id);
		const delivery = genuineDelivery('ageSeconds' in broken ? broken : {});
		if ('body' in broken) delivery.body = broken.body;
		if ('header' in broken) delete delivery.headers[broken.header];
		expect(await post(delivery)).toMatchObject({ status: 400, body: JSON.stringify({ error }) });
		const { length: after } = await stage.n8n.rest.executions(workflow.id);
		expect(after).toBe(before);
	});

	test('what n8n stores and logs holds no signing secret in clear', async () => {
		const stored = await stage.n8n.rest.getWorkflow(workflow.id);
		expect(JSON.stringify(stored.staticData)).toContain('sealedSecret');
		expect(everySecret).not.toHaveLength(0);
		const texts = [JSON.stringify(stored), stage.n8n.log(), ...(await databaseOf(stage))];
		for (const secret of everySecret) {
			for (const text of texts) expect(text.includes(secret.replace('whsec_', ''))).toBe(false);
		}
	});

	test('unpublishing deletes the endpoint', async () => {
		await stage.n8n.rest.unpublish(workflow.id);
		expect(stage.sandbox.endpoints.list()).toEqual([]);
	});
});

async function databaseOf({ n8n }: Stage): Promise<string[]> {
	const folder = join(n8n.userFolder, '.n8n');
	const files = (await readdir(folder)).filter((file) => file.startsWith('database.sqlite'));
	return await Promise.all(files.map(async (file) => await readFile(join(folder, file), 'latin1')));
}
