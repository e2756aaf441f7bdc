import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/server';
import type { Stage } from '../helpers/stage';
import { TRIGGER, triggerWorkflow } from '../helpers/workflows';
import type { Engine, N8n } from '../n8n/n8n';
import { untilSettled } from '../n8n/publication';
import type { RestClient } from '../n8n/rest';
import { until } from '../n8n/until';
import type { Workflow } from '../n8n/workflow';

const MINUTE_MS = 60_000;

/** What a row plays with: n8n, Dinie, and all that people, crashes and networks do to them. */
export class Scene {
	readonly workflows: Workflow[] = [];

	/** Other instances of n8n that this row started. */
	readonly otherInstances: N8n[] = [];

	/** Where Dinie reaches n8n. */
	publicUrl: string;

	/** What was seen on the way, for the report. */
	readonly notes: string[] = [];

	private readonly requestsBefore: number;

	constructor(
		readonly engine: Engine,
		readonly stage: Stage,
	) {
		this.publicUrl = stage.n8n.url;
		this.requestsBefore = stage.sandbox.requests.length;
	}

	get sandbox(): Sandbox {
		return this.stage.sandbox;
	}

	get n8n(): N8n {
		return this.stage.n8n;
	}

	get rest(): RestClient {
		return this.stage.n8n.rest;
	}

	async add(name = 'Live', parameters: IDataObject = { events: ['loan.*'] }): Promise<Workflow> {
		return this.keep(await this.stage.addWorkflow(triggerWorkflow(name, parameters)));
	}

	keep(workflow: Workflow): Workflow {
		this.workflows.push(workflow);
		return workflow;
	}

	/** A published workflow that listens for events of loans. */
	async live(): Promise<Workflow> {
		const workflow = await this.add();
		await this.rest.publish(workflow.id);
		return workflow;
	}

	/** Changes the parameters of a workflow's trigger; what is published stays so. */
	async change({ id }: Workflow, parameters: IDataObject): Promise<void> {
		const { nodes } = await this.rest.getWorkflow(id);
		const changed = nodes.map((node) => (node.name === TRIGGER ? { ...node, parameters } : node));
		await this.rest.updateWorkflow(id, { nodes: changed });
	}

	/** Publishes and expects to fail; returns and notes the message that a person would see. */
	async failToPublish({ id }: Workflow): Promise<string> {
		const message = await this.rest.publish(id).then(
			() => undefined,
			(error: Error) => error.message,
		);
		this.check(message !== undefined, 'publishing to fail');
		this.notes.push(`publishing said: ${message}`);
		return message ?? '';
	}

	async publishAnew({ id }: Workflow): Promise<void> {
		await this.rest.unpublish(id);
		await this.rest.publish(id);
	}

	/** Events happen at Dinie, and each is tried once. */
	async fire(count = 1): Promise<void> {
		for (let event = 0; event < count; event++) this.sandbox.fire('loan.error');
		await this.sandbox.idle();
	}

	/** Time passes at Dinie: what failed is tried again after 1, 5, 15, 60 and 360 minutes. */
	async passMinutes(minutes = 1): Promise<void> {
		await this.sandbox.clock.advance(minutes * MINUTE_MS);
	}

	async restart(env: Record<string, string> = {}): Promise<void> {
		const { environment } = this.stage.services;
		this.stage.n8n = await this.n8n.restart({ env: { ...environment, ...env } });
	}

	/** Waits for a call to Dinie that is left hanging, and kills n8n there. */
	async killDuring(method: string, path: RegExp): Promise<void> {
		const isAwaited = (request: { method: string; path: string; status: number | null }) =>
			request.method === method && path.test(request.path) && request.status === null;
		await until(`n8n to send ${method} ${path.source}`, () =>
			this.sandbox.requests.slice(this.requestsBefore).find(isAwaited),
		);
		await this.n8n.kill();
	}

	/** Waits until a publication that n8n takes up by itself is through. */
	async untilPublished({ id }: Workflow): Promise<void> {
		await untilSettled(this.rest, id);
	}

	/** Takes back every fault, and every workflow and endpoint of the row. */
	async clear(): Promise<void> {
		const { sandbox } = this;
		sandbox.faults.clear();
		await sandbox.up();
		for (const instance of this.otherInstances) await instance.stop();
		if (!(await this.isUp())) await this.restart();
		for (const { id } of this.workflows) {
			await this.rest.unpublish(id).catch(() => undefined);
			await this.rest.archiveWorkflow(id);
			await this.rest.deleteWorkflow(id);
		}
		for (const { id } of sandbox.endpoints.list()) sandbox.endpoints.remove(id);
	}

	private async isUp(): Promise<boolean> {
		return await this.rest.executions().then(
			() => true,
			() => false,
		);
	}

	/** Throws when something on the way is not as it has to be. */
	check(isSo: boolean, expected: string): void {
		if (!isSo) throw new Error(`expected ${expected}`);
	}
}
