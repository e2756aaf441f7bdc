import { epochMs } from '../../nodes/Dinie/time';
import { CONTRACTS } from '../../sandbox/contract';
import { LOAN } from '../../sandbox/story/firstCustomer';
import {
	callsDuring,
	postForged,
	publishExample,
	runOnSchedule,
	type PublishedExample,
} from '../n8n/stage/examples';
import { setStage, type Stage } from '../n8n/stage/stage';
import { outputOf } from '../n8n/executions';

const DAY_MS = 24 * 60 * 60 * 1000;

const ROTATION = 'quarterly-secret-rotation.json';

let stage: Stage;

beforeAll(async () => (stage = await setStage()));

afterAll(async () => await stage?.close());

const run = async (example: PublishedExample, trigger: string) =>
	await runOnSchedule(stage, example, trigger);

describe('an endpoint that somebody registered by hand', () => {
	let endpointId: string;
	let behindWebhook: PublishedExample;

	const choose = (id: string) => ({
		'Rotate Secret': { endpointId: { __rl: true, mode: 'id', value: id } },
	});
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

	const expectNextEventToArrive = async () => {
		const { calls } = await behindWebhook.play('loan.signed');
		expect(calls).toMatchObject([{ body: { text: `loan.signed: loan ${LOAN.id} is signed` } }]);
		expect(stage.sandbox.deliveries.at(-1)).toMatchObject({ status: 'delivered' });
	};

	test('has its events verified behind the Webhook node, and passed on', async () => {
		await expectNextEventToArrive();
	});

	test('has a forged delivery answered 400, which goes no further', async () => {
		const { length: before } = await behindWebhook.executions();
		const { result: executions, calls } = await callsDuring(stage, async () => {
			const answer = await postForged(stage, stage.sandbox.deliveries[0]);
			expect(answer).toMatchObject({ status: 400, body: '{"error":"not_verified"}' });
			return await stage.n8n.rest.waitForExecutions(behindWebhook.workflowId, before + 1);
		});
		expect(calls).toEqual([]);
		const execution = await stage.n8n.rest.execution(executions[0]?.id ?? '');
		const refusal = { error: expect.stringContaining('signature_mismatch') };
		expect(outputOf(execution, 'Verify', 1)).toMatchObject([refusal]);
	});

	test.each(CONTRACTS)(
		"gets a new secret, and misses no event if its keeper does as Slack says (Dinie's %s)",
		async (contract) => {
			stage.sandbox.settings.contract = contract;
			const rotation = await publishExample(stage, ROTATION, choose(endpointId));
			const { execution, texts } = await run(rotation, 'Every Quarter');
			const [answer = {}] = outputOf(execution, 'Rotate Secret');
			const [newSecret = '', oldSecret = ''] = stage.sandbox.endpoints.activeSecrets(endpointId);
			const [text = '', ...others] = texts;
			expect(others).toEqual([]);
			expect(text).toContain(`open execution ${execution.id} of "Quarterly secret rotation"`);
			expect(text).toContain(`until ${minuteOf(answer.previous_secret_expires_at)}.`);
			for (const secret of [newSecret, oldSecret]) expect(text).not.toContain(secret);
			await expectNextEventToArrive();

			await putIntoCredential(`${oldSecret} ${String(answer.secret)}`);
			await stage.sandbox.clock.advance(DAY_MS);
			expect(stage.sandbox.endpoints.activeSecrets(endpointId)).toEqual([newSecret]);
			await expectNextEventToArrive();
		},
	);

	test('has a rotation that failed told to Slack', async () => {
		const rotation = await publishExample(stage, ROTATION, choose('we_gone'));
		const { texts } = await run(rotation, 'Every Quarter');
		expect(texts).toEqual([expect.stringMatching(/was not rotated\*\n.*we_gone/)]);
	});
});

describe('every night', () => {
	let healthCheck: PublishedExample;

	beforeAll(async () => {
		healthCheck = await publishExample(stage, 'nightly-endpoint-health-check.json');
	});

	const check = async () => (await run(healthCheck, 'Every Night')).texts;

	test('healthy endpoints, and those paused on purpose, are left alone', async () => {
		const { endpoints } = stage.sandbox;
		const url = 'https://partner.example.com/paused';
		const paused = endpoints.add({ url, status: 'disabled', description: 'Paused by Ana' });
		expect(await check()).toEqual([]);
		expect(endpoints.get(paused.id)).toEqual(paused);
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

	test.each(CONTRACTS)(
		"an endpoint with another problem is told to Slack and not touched (Dinie's %s)",
		async (contract) => {
			stage.sandbox.settings.contract = contract;
			const { endpoints } = stage.sandbox;
			const url = 'https://partner.example.com/old';
			const old = endpoints.add({ url, events: ['invoice.paid'], status: 'disabled' });
			const complaint = `${old.id} needs a person: disabled, unknown_events`;
			expect(await check()).toEqual([expect.stringContaining(complaint)]);
			expect(endpoints.get(old.id)).toEqual(old);
			endpoints.remove(old.id);
		},
	);

	test('an endpoint that no trigger owns is not enabled night after night', async () => {
		const { endpoints } = stage.sandbox;
		const nobodys = endpoints.add({ url: 'https://partner.example.com/off', status: 'disabled' });
		const complaint = `${nobodys.id} needs a person: disabled`;
		expect(await check()).toEqual([expect.stringContaining(complaint)]);
		expect(endpoints.get(nobodys.id)).toEqual(nobodys);
		endpoints.remove(nobodys.id);
	});

	test('what is expected and not at Dinie is told to Slack', async () => {
		const expecting = await publishExample(stage, 'nightly-endpoint-health-check.json', {
			'Check Health': { expectedUrls: 'https://partner.example.com/gone\nloanAlerts' },
		});
		const { texts } = await run(expecting, 'Every Night');
		expect(texts).toEqual([
			expect.stringMatching(
				/at the URL below needs a person: missing[^]*partner\.example\.com\/gone/,
			),
			expect.stringContaining('of workflow loanAlerts needs a person: missing'),
		]);
	});

	test('a check that cannot be made is told to Slack', async () => {
		stage.sandbox.settings.clientSecret = 'dinie_cs_test_another';
		stage.sandbox.expireTokens();
		expect(await check()).toEqual([expect.stringContaining('could not be checked')]);
	});
});

/** As the examples write it, in their time zone. */
function minuteOf(time: unknown): string {
	const date = new Date(epochMs(time));
	const timeZone = 'America/Sao_Paulo';
	const day = date.toLocaleDateString('pt-BR', { timeZone });
	return `${day} ${date.toLocaleTimeString('pt-BR', { timeZone, timeStyle: 'short' })}`;
}
