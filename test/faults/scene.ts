import type { Sandbox } from '../../sandbox/server';
import { credentialDataFor } from '../helpers/credentialData';
import type { Stage } from '../n8n/stage/stage';
import type { Engine, N8n } from '../n8n/n8n';
import type { RestClient } from '../n8n/rest';
import type { NewWorkflow, Workflow } from '../n8n/workflows';
import { Account } from './account';
import { startAccount } from './dinie';
import { AtDinie } from './atDinie';
import type { SharedRestart } from './sharedRestart';
import { liveWorkflow } from './watched';

/** What a row plays with: n8n, Dinie, and what people, crashes and time do to them. */
export class Scene extends AtDinie {
	readonly workflows: Workflow[] = [];

	/** The Error Workflow, where a row has one. */
	errorWorkflow: Workflow | undefined;

	/** Other instances of n8n that this row started. */
	readonly otherInstances: N8n[] = [];

	/** Where Dinie is to reach n8n. */
	publicUrl: string;

	/** Whether n8n runs with settings of this row. */
	isToRestart = false;

	/** The account that the credential names now. */
	current: Sandbox;

	/** Whether the credential is to be put back when the row is over. */
	hasChangedCredential = false;

	/** What was seen on the way, for the report. */
	readonly notes: string[] = [];

	private readonly before: { n8n: N8n; logLength: number };

	constructor(
		readonly engine: Engine,
		readonly stage: Stage,
		/** There where other rows are played in the same n8n. */
		readonly shared?: SharedRestart,
	) {
		const { n8n, sandbox } = stage;
		super(new Account(sandbox));
		this.publicUrl = n8n.url;
		this.before = { n8n, logLength: n8n.log().length };
		this.current = sandbox;
	}

	get n8n(): N8n {
		return this.stage.n8n;
	}

	get rest(): RestClient {
		return this.stage.n8n.rest;
	}

	async add(workflow: NewWorkflow = liveWorkflow()) {
		const added = await this.stage.addWorkflow(workflow);
		this.workflows.push(added);
		return added;
	}

	/** Another account, at a Dinie of its own. */
	async addAccount(): Promise<Sandbox> {
		const sandbox = await startAccount(this.stage);
		this.accounts.push(new Account(sandbox));
		return sandbox;
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

	/** Saves the credential with the client that an account has now, as a person does in n8n's editor. */
	async useAccount(sandbox: Sandbox): Promise<void> {
		this.hasChangedCredential = true;
		this.current = sandbox;
		await this.rest.updateCredential(this.stage.credential, credentialDataFor(sandbox));
	}

	/** Shuts n8n down if it still runs, and starts it. */
	async restart(env: Record<string, string> = {}, meanwhile = async () => {}): Promise<void> {
		if (this.shared) return await this.shared.restart(meanwhile);
		this.isToRestart = Object.keys(env).length > 0;
		const { environment } = this.stage.services;
		this.stage.n8n = await this.n8n.restart({ env: { ...environment, ...env }, meanwhile });
	}

	/** What n8n printed in this row, or since its last start if that was later. */
	log(): string {
		const { n8n, logLength } = this.before;
		return this.n8n.log().slice(this.n8n === n8n ? logLength : 0);
	}
}
