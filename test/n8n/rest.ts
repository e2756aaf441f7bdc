import type { Credential } from './credential';
import {
	countFinished,
	type Execution,
	type ExecutionSummary,
	fetchExecution,
	listExecutions,
} from './executions';
import { type PublicationStatus, publicationStatus, untilSettled } from './publication';
import { Session } from './session';
import { until } from './until';
import type { NewWorkflow, Workflow } from './workflows';

/** What a person can do in n8n's editor, as calls. */
export class RestClient extends Session {
	async createCredential(name: string, type: string, data: object): Promise<Credential> {
		return await this.request('POST', '/credentials', { name, type, data });
	}

	async updateCredential(credential: Credential, data: object): Promise<Credential> {
		return await this.request('PATCH', `/credentials/${credential.id}`, { ...credential, data });
	}

	/** What the editor does once a credential is saved: secrets go back and forth masked. */
	async testCredential({ id }: Credential): Promise<{ status: string; message: string }> {
		const credentials = await this.request('GET', `/credentials/${id}?includeData=true`);
		return await this.request('POST', '/credentials/test', { credentials });
	}

	async createWorkflow(workflow: NewWorkflow): Promise<Workflow> {
		return await this.request('POST', '/workflows', { active: false, ...workflow });
	}

	async getWorkflow(id: string): Promise<Workflow> {
		return await this.request('GET', `/workflows/${id}`);
	}

	/** Saves a new version; what is published stays so until `publish` is called again. */
	async updateWorkflow(id: string, changes: Partial<NewWorkflow>): Promise<Workflow> {
		const { versionId } = await this.getWorkflow(id);
		return await this.request('PATCH', `/workflows/${id}`, { versionId, ...changes });
	}

	/** Unpublishes it, too. */
	async archiveWorkflow(id: string): Promise<void> {
		await this.request('POST', `/workflows/${id}/archive`, {});
		await untilSettled(this, id);
	}

	/** Only an archived workflow can be deleted. */
	async deleteWorkflow(id: string): Promise<void> {
		await this.request('DELETE', `/workflows/${id}`);
	}

	/** Publishes the saved version and waits for its triggers; throws n8n's message if one failed. */
	async publish(id: string): Promise<void> {
		const { versionId } = await this.getWorkflow(id);
		await this.request('POST', `/workflows/${id}/activate`, { versionId });
		await untilSettled(this, id);
	}

	async unpublish(id: string): Promise<void> {
		await this.request('POST', `/workflows/${id}/deactivate`, {});
		await untilSettled(this, id);
	}

	async publicationStatus(id: string): Promise<PublicationStatus | undefined> {
		return await publicationStatus(this, id);
	}

	/** Runs a workflow as the editor's Execute button does, to the end. */
	async runManually(workflowId: string, triggerName: string): Promise<Execution> {
		const { executionId } = await this.start<{ executionId: string }>(workflowId, triggerName);
		return await until('the manual execution to finish', async () => {
			const execution = await this.execution(executionId);
			// n8n 1 stores that an execution is over before it stores what came of it.
			return execution.stoppedAt && execution.data ? execution : undefined;
		});
	}

	/** Makes the test URL of a webhook trigger wait for one event, for two minutes at most. */
	async listenForTestEvent(workflowId: string, triggerName: string): Promise<void> {
		await this.start(workflowId, triggerName);
	}

	/** n8n takes the test URL down a moment after it has answered. */
	async stopListening(workflowId: string): Promise<void> {
		await this.request('DELETE', `/test-webhook/${workflowId}`);
	}

	async executions(workflowId?: string): Promise<ExecutionSummary[]> {
		return await listExecutions(this, workflowId);
	}

	async execution(id: string): Promise<Execution> {
		return await fetchExecution(this, id);
	}

	/** Waits until this many executions of a workflow are over; returns all it has, the latest first. */
	async waitForExecutions(workflowId: string, count: number, limitMs = 30_000) {
		await until(
			`${count} executions of workflow ${workflowId}`,
			async () => (await countFinished(this, workflowId)) >= count || undefined,
			{ limitMs },
		);
		return await this.executions(workflowId);
	}

	private async start<T>(workflowId: string, name: string): Promise<T> {
		// n8n 1 runs the workflow that it is sent, n8n 2 the one that it holds.
		const workflowData = await this.getWorkflow(workflowId);
		return await this.request('POST', `/workflows/${workflowId}/run`, {
			workflowData,
			triggerToStartFrom: { name },
		});
	}
}
