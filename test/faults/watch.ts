import type { EndpointFields } from '../../sandbox/api/endpointStore';
import { outputOf } from '../n8n/executions';
import { until } from '../n8n/until';
import type { Workflow } from '../n8n/workflows';
import type { Scene } from './scene';
import { ON_ERROR } from './watched';

const ENDPOINT = /\/webhooks\/endpoints\/[^/]+$/;

/** A watch strikes once a minute, and believes that an endpoint is gone half a minute later. */
const PATIENCE = { limitMs: 180_000, everyMs: 1_000 };

/** A workflow that is watched over every minute, and what happens around it. */
export class Watch {
	constructor(
		readonly scene: Scene,
		readonly workflow: Workflow,
	) {}

	/** What somebody does at Dinie to the only endpoint. */
	edit(fields: Partial<EndpointFields>): void {
		const { sandbox } = this.scene;
		sandbox.endpoints.edit(this.scene.endpoint().id, fields);
	}

	remove(): void {
		const { sandbox } = this.scene;
		sandbox.endpoints.remove(this.scene.endpoint().id);
	}

	/** One event, and the execution that comes of it to its end: n8n itself miscounts when executions overlap. */
	async event(sandbox = this.scene.sandbox): Promise<void> {
		await this.scene.fire(1, sandbox);
		await this.untilIdle();
	}

	/** What was put off is sent again. */
	async retry(minutes = 1, sandbox = this.scene.sandbox): Promise<void> {
		await this.scene.passMinutes(minutes, sandbox);
		await this.untilIdle();
	}

	/** Waits for a failed execution that says this, and for the Error Workflow to hear the same. */
	async untilTold(found: RegExp): Promise<string> {
		const text = await until(
			`n8n's people to be told ${found.source}`,
			async () => (await this.told()).find((each) => found.test(each)),
			PATIENCE,
		);
		await until('the Error Workflow to hear it', async () => {
			return (await this.heard()).includes(text) || undefined;
		});
		this.scene.notes.push(`told: ${text}`);
		return text;
	}

	/** Waits until so many more looks have been taken at endpoints. */
	async untilLooks(count = 1): Promise<void> {
		const looks = () => this.scene.requests('GET', ENDPOINT).length;
		const before = looks();
		await until(`${count} looks`, () => looks() >= before + count || undefined, PATIENCE);
		await this.untilIdle();
	}

	async untilTrue(awaited: string, isSo: () => boolean): Promise<void> {
		await until(awaited, () => isSo() || undefined, { ...PATIENCE, limitMs: 300_000 });
	}

	/** What failed executions say. */
	private async told(): Promise<string[]> {
		const { rest } = this.scene;
		const failed = (await rest.executions(this.workflow.id)).filter(
			({ status }) => status === 'error',
		);
		const executions = await Promise.all(failed.map(async ({ id }) => await rest.execution(id)));
		return executions.map(({ data }) => data.resultData.error?.message ?? '');
	}

	private async heard(): Promise<string[]> {
		const { errorWorkflow, rest } = this.scene;
		const runs = errorWorkflow ? await rest.executions(errorWorkflow.id) : [];
		const over = runs.filter(({ stoppedAt }) => stoppedAt !== null);
		const executions = await Promise.all(over.map(async ({ id }) => await rest.execution(id)));
		return executions.flatMap((execution) => outputOf(execution, ON_ERROR).map(messageHeard));
	}

	private async untilIdle(): Promise<void> {
		const { rest, workflows } = this.scene;
		await until('all executions to be over', async () => {
			const runs = await Promise.all(workflows.map(async ({ id }) => await rest.executions(id)));
			return runs.flat().every(({ stoppedAt }) => stoppedAt !== null) || undefined;
		});
	}
}

/** There is no execution to name: n8n hands over what the trigger reported. */
function messageHeard({ trigger }: Record<string, unknown>): string {
	const { error } = (trigger ?? {}) as { error?: { message?: string } };
	return error?.message ?? '';
}
