import { LOAN } from '../../sandbox/payloads/story';
import { publishExample, type PublishedExample } from '../helpers/examples';
import { setStage, type Stage } from '../helpers/stage';
import { outputOf } from '../n8n/executions';
import { call } from '../n8n/https';

const DAY_MS = 24 * 60 * 60 * 1000;

let stage: Stage;

beforeAll(async () => (stage = await setStage()));

afterAll(async () => await stage?.close());

const byId = (id: string) => ({ endpointId: { __rl: true, mode: 'id', value: id } });

/** The texts that Slack is told while something happens. */
async function textsDuring(something: () => Promise<unknown>): Promise<string[]> {
	const { length: before } = stage.services.calls;
	await something();
	const calls = stage.services.calls.slice(before);
	return calls.map(({ body }) => (body as { text: string }).text);
}

describe('an endpoint that somebody registered by hand', () => {
	let endpointId: string;
	let behindWebhook: PublishedExample;

	const putIntoCredential = async (webhookSecret: string) => {
		const data = { ...stage.credentialData, webhookSecret };
		await stage.n8n.rest.updateCredential(stage.credential, data);
	};

	beforeAll(async () => {
		const url = `${stage.n8n.url}/webhook/dinie-events`;
		const { id, secret } = stage.sandbox.endpoints.add({ url, events: ['loan.*'] });
		endpointId = id;
		await putIntoCredential(secret);
		behindWebhook = await publishExample(stage, 'webhook-node-with-verification.json');
	});

	const fireSigned = async () => {
		const { event, calls } = await behindWebhook.play('loan.signed');
		const delivery = stage.sandbox.deliveries.find(({ eventId }) => eventId === event.id);
		return { status: delivery?.status, calls };
	};
	const arrived = {
		status: 'delivered',
		calls: [{ body: { text: `loan.signed: loan ${LOAN.id} is signed` } }],
	};

	test('has its events verified behind the Webhook node, and passed on', async () => {
		expect(await fireSigned()).toMatchObject(arrived);
	});

	test('has a forged delivery answered 400, which goes no further', async () => {
		const { url, headers } = stage.sandbox.deliveries[0]?.attempts[0] ?? { url: '', headers: {} };
		const forgery = {
			headers: { ...headers, 'content-type': 'application/json' },
			body: JSON.stringify({ type: 'loan.signed', data: { id: 'ln_forged' } }),
		};
		const { length: before } = await behindWebhook.executions();
		const post = async () => {
			const options = { method: 'POST', ca: stage.n8n.certificate.cert, ...forgery };
			const answer = { status: 400, body: '{"error":"not_verified"}' };
			expect(await call(url, options)).toMatchObject(answer);
			await stage.n8n.rest.waitForExecutions(behindWebhook.workflowId, before + 1);
		};
		expect(await textsDuring(post)).toEqual([]);
		const [latest] = await behindWebhook.executions();
		const execution = await stage.n8n.rest.execution(latest?.id ?? '');
		const [refusal] = outputOf(execution, 'Verify', 1);
		expect(refusal?.error).toContain('signature_mismatch');
	});

	test('gets a new secret every quarter, and loses no event if its keeper does as Slack says', async () => {
		const file = 'quarterly-secret-rotation.json';
		const rotation = await publishExample(stage, file, { 'Rotate Secret': byId(endpointId) });
		const { rest } = stage.n8n;
		const [text = '', ...others] = await textsDuring(async () => {
			await rest.runManually(rotation.workflowId, 'Every Quarter');
		});
		expect(others).toEqual([]);
		const [latest] = await rotation.executions();
		expect(text).toContain(`open execution ${latest?.id} of "Quarterly secret rotation"`);
		const [newSecret = '', oldSecret = ''] = stage.sandbox.endpoints.activeSecrets(endpointId);
		for (const secret of [newSecret, oldSecret]) expect(text).not.toContain(secret);
		expect(await fireSigned()).toMatchObject(arrived);

		const execution = await rest.execution(latest?.id ?? '');
		const [{ secret } = {}] = outputOf(execution, 'Rotate Secret');
		await putIntoCredential(`${oldSecret} ${secret}`);
		await stage.sandbox.clock.advance(DAY_MS);
		expect(stage.sandbox.endpoints.activeSecrets(endpointId)).toEqual([newSecret]);
		expect(await fireSigned()).toMatchObject(arrived);
	});

	test('has a rotation that failed told to Slack', async () => {
		const file = 'quarterly-secret-rotation.json';
		const rotation = await publishExample(stage, file, { 'Rotate Secret': byId('we_gone') });
		const texts = await textsDuring(async () => {
			await stage.n8n.rest.runManually(rotation.workflowId, 'Every Quarter');
		});
		expect(texts).toEqual([expect.stringMatching(/was not rotated\*\n.*we_gone/)]);
	});
});

describe('every night', () => {
	let healthCheck: PublishedExample;

	beforeAll(async () => {
		healthCheck = await publishExample(stage, 'nightly-endpoint-health-check.json');
	});

	const check = async () =>
		await textsDuring(async () => {
			await stage.n8n.rest.runManually(healthCheck.workflowId, 'Every Night');
		});

	test('healthy endpoints, and those paused on purpose, are left alone', async () => {
		const { endpoints } = stage.sandbox;
		const url = 'https://partner.example.com/paused';
		const paused = endpoints.add({ url, status: 'disabled', description: 'Paused by Ana' });
		expect(await check()).toEqual([]);
		expect(endpoints.get(paused.id)?.status).toBe('disabled');
	});

	test("a trigger's endpoint that Dinie disabled is enabled again, and Slack is told", async () => {
		const { workflowId } = await publishExample(stage, 'slack-alert-on-loan-error.json');
		const { endpoints } = stage.sandbox;
		const owned = endpoints.list().find(({ description }) => description?.includes(workflowId));
		const { id } = endpoints.edit(owned?.id ?? '', { status: 'disabled' });
		expect(await check()).toEqual([expect.stringContaining(`${id} was disabled and is enabled`)]);
		expect(endpoints.get(id)?.status).toBe('active');
		expect(await check()).toEqual([]);
	});

	test('an endpoint with another problem is told to Slack and not touched', async () => {
		const { endpoints } = stage.sandbox;
		const url = 'https://partner.example.com/old';
		const old = endpoints.add({ url, events: ['invoice.paid'], status: 'disabled' });
		const complaint = `${old.id} needs a person: disabled, unknown_events`;
		expect(await check()).toEqual([expect.stringContaining(complaint)]);
		expect(endpoints.get(old.id)).toEqual(old);
	});

	test('a check that cannot be made is told to Slack', async () => {
		stage.sandbox.settings.clientSecret = 'dinie_cs_test_another';
		stage.sandbox.expireTokens();
		expect(await check()).toEqual([expect.stringContaining('could not be checked')]);
	});
});
