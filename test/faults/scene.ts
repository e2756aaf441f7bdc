import type { Endpoint } from '../../sandbox/api/endpointStore';
import type { LoggedRequest } from '../../sandbox/api/requestLog';
import type { Sandbox } from '../../sandbox/server';
import type { Stage } from '../n8n/stage/stage';
import { triggerWorkflow } from '../n8n/workflows';
import type { Engine, N8n } from '../n8n/n8n';
import type { RestClient } from '../n8n/rest';
import type { NewWorkflow, Workflow } from '../n8n/workflows';

const MINUTE_MS = 60_000;

/** What a row plays with: n8n, Dinie, and what people, crashes and time do to them. */
export class Scene {
	readonly workflows: Workflow[] = [];

	/** Other instances of n8n that this row started. */
	readonly otherInstances: N8n[] = [];

	/** Where Dinie is to reach n8n. */
	publicUrl: string;

	/** What was seen on the way, for the report. */
	readonly notes: string[] = [];

	private readonly before: { n8n: N8n; logLength: number; requestCount: number };

	constructor(
		readonly engine: Engine,
		readonly stage: Stage,
	) {
		const { n8n, sandbox } = stage;
		this.publicUrl = n8n.url;
		this.before = { n8n, logLength: n8n.log().length, requestCount: sandbox.requests.length };
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

	async add(workflow: NewWorkflow = triggerWorkflow('Live', { events: ['loan.*'] })) {
		const added = await this.stage.addWorkflow(workflow);
		this.workflows.push(added);
		return added;
	}

	/** A published workflow that listens for events of loans. */
	async live(): Promise<Workflow> {
		const workflow = await this.add();
		await this.rest.publish(workflow.id);
		return workflow;
	}

	/** One that has executed an event, too. */
	async atWork(): Promise<Workflow> {
		const workflow = await this.live();
		await this.fire();
		return workflow;
	}

	async publishAnew({ id }: Workflow): Promise<void> {
		await this.rest.unpublish(id);
		await this.rest.publish(id);
	}

	/**
	 * The cure for what n8n does not notice. The legacy engine lets the node look after its endpoint at every start;
	 * the publication engine does so only when a workflow is published anew.
	 */
	async mend(workflow: Workflow): Promise<void> {
		if (this.engine === 'legacy') await this.restart();
		else await this.publishAnew(workflow);
	}

	/** Events happen at Dinie, and each is tried once. */
	async fire(count = 1): Promise<void> {
		for (let event = 0; event < count; event++) this.sandbox.fire('loan.error');
		await this.sandbox.idle();
	}

	/** Time passes at Dinie: what failed is tried again after 1, 5, 15, 60 and 360 minutes. */
	async passMinutes(minutes: number): Promise<void> {
		await this.sandbox.clock.advance(minutes * MINUTE_MS);
	}

	/** Shuts n8n down if it still runs, and starts it. */
	async restart(env: Record<string, string> = {}): Promise<void> {
		const { environment } = this.stage.services;
		this.stage.n8n = await this.n8n.restart({ env: { ...environment, ...env } });
	}

	/** Calls of Dinie's API in this row. */
	requests(method?: string, path = /./): LoggedRequest[] {
		const all = this.sandbox.requests.slice(this.before.requestCount);
		return all.filter((each) => each.method === (method ?? each.method) && path.test(each.path));
	}

	/** What n8n printed in this row, or since its last start if that was later. */
	log(): string {
		const { n8n, logLength } = this.before;
		return this.n8n.log().slice(this.n8n === n8n ? logLength : 0);
	}

	/** The only endpoint there is. */
	endpoint(): Endpoint {
		const [endpoint, ...others] = this.sandbox.endpoints.list();
		if (!endpoint || others.length > 0) throw new Error('expected exactly one endpoint');
		return endpoint;
	}
}
