import { publishExample } from '../n8n/stage/examples';
import { slackTextIn } from '../n8n/stage/seenCalls';
import { setStage, type Stage } from '../n8n/stage/stage';
import { until } from '../n8n/until';
import { nodeOf, rowOf, triggerWorkflow } from '../n8n/workflows';

const NAME = 'Loans & offers';
/** The watch looks each minute. */
const TWO_LOOKS = { limitMs: 150_000, everyMs: 500 };

type Scene = { stage: Stage; workflowId: string };

const ENGINES = ['publication', 'legacy'] as const;

describe('a workflow with an Error Workflow that tells Slack', () => {
	const scenes: Partial<Record<(typeof ENGINES)[number], Scene>> = {};

	beforeAll(async () => {
		// Side by side, since each waits for its watch.
		for (const engine of ENGINES) scenes[engine] = await setScene(await setStage({ engine }));
	});

	afterAll(async () => {
		for (const { stage } of Object.values(scenes)) await stage.close();
	});

	describe.each(ENGINES)('on the %s engine', (engine) => {
		const scene = () => scenes[engine] as Scene;
		const texts = () => scene().stage.services.calls.map(slackTextIn);

		test('has it told that its endpoint was disabled, what was done and what to do', async () => {
			const { stage, workflowId } = scene();
			await until('a message to Slack', () => texts()[0], TWO_LOOKS);
			const [endpoint, ...others] = stage.sandbox.endpoints.list();
			expect(others).toEqual([]);
			expect(endpoint?.status).toBe('active');
			const [name, message, link, ...rest] = texts()[0]?.split('\n') ?? [];
			expect(name).toBe(':warning: *Loans &amp; offers*');
			expect(message).toMatch(
				new RegExp(
					`^Dinie Trigger found that webhook endpoint ${endpoint?.id} .*not active.*Events may be missing from .* until .* What to do: look up .*\\.$`,
				),
			);
			expect(link).toBe(`${stage.n8n.url}/workflow/${workflowId}/executions`);
			expect(rest).toEqual([]);
		});

		test('has an execution that failed told, with its link', async () => {
			const { stage, workflowId } = scene();
			const { length: before } = texts();
			stage.sandbox.fire('loan.error');
			const text = await until('a message to Slack', () => texts()[before]);
			const failed = (await stage.n8n.rest.executions(workflowId)).find(
				({ mode }) => mode === 'webhook',
			);
			expect(text).toBe(
				`:warning: *Loans &amp; offers*\nNobody takes this\n${stage.n8n.url}/workflow/${workflowId}/executions/${failed?.id}`,
			);
		});

		test('has nothing told twice', async () => {
			const { stage } = scene();
			const [{ id } = { id: '' }] = stage.sandbox.endpoints.list();
			const looks = () => stage.sandbox.requests.filter(isLookAt(id)).length;
			const before = looks();
			await until('the next look', () => looks() > before || undefined, TWO_LOOKS);
			expect(texts()).toHaveLength(2);
		});
	});
});

/** Published, with an Error Workflow; then Dinie disables the endpoint. */
async function setScene(stage: Stage): Promise<Scene> {
	const { workflowId: errorWorkflow } = await publishExample(stage, 'error-workflow-to-slack.json');
	const [trigger] = triggerWorkflow('', {
		events: ['loan.error'],
		options: { watchMinutes: 1 },
	}).nodes;
	const parameters = { errorMessage: 'Nobody takes this' };
	const workflow = rowOf(NAME, [
		...(trigger ? [trigger] : []),
		nodeOf('Refuse', 'n8n-nodes-base.stopAndError', parameters),
	]);
	const settings = { ...workflow.settings, errorWorkflow };
	const { id: workflowId } = await stage.addWorkflow({ ...workflow, settings });
	await stage.n8n.rest.publish(workflowId);
	for (const { id } of stage.sandbox.endpoints.list()) {
		stage.sandbox.endpoints.edit(id, { status: 'disabled' });
	}
	return { stage, workflowId };
}

const isLookAt =
	(id: string) =>
	({ method, path }: { method: string; path: string }) =>
		method === 'GET' && path.endsWith(`/${id}`);
