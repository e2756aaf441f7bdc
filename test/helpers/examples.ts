import type { ExecutionSummary } from '../n8n/executions';
import type { SandboxEvent } from '../../sandbox/deliveries/events';
import type { Stage } from './stage';
import type { SeenCall } from './standIns';

export type Played = {
	event: SandboxEvent;
	/** The execution that the event started. */
	execution: ExecutionSummary;
	/** What was called meanwhile. */
	calls: SeenCall[];
};

export type PublishedExample = {
	workflowId: string;
	executions(): Promise<ExecutionSummary[]>;
	/** Fires an event and waits until the workflow is through with it. */
	play(type: string, data?: Record<string, unknown>): Promise<Played>;
};

/** Adds an example, sets what its sticky note asks a person to choose, by node, and publishes it. */
export async function publishExample(
	stage: Stage,
	file: string,
	choices: Record<string, object> = {},
): Promise<PublishedExample> {
	const { id, nodes } = await stage.addExample(file);
	const changed = nodes.map((node) => ({
		...node,
		parameters: { ...node.parameters, ...choices[node.name] },
	}));
	await stage.n8n.rest.updateWorkflow(id, { nodes: changed });
	await stage.n8n.rest.publish(id);

	const executions = async () => await stage.n8n.rest.executions(id);
	return {
		workflowId: id,
		executions,
		async play(type, data) {
			const callsBefore = stage.services.calls.length;
			const { length: before } = await executions();
			const event = stage.sandbox.fire(type, data && { data });
			await stage.sandbox.idle();
			const [execution] = await stage.n8n.rest.waitForExecutions(id, before + 1);
			if (!execution) throw new Error(`${type} started no execution of ${file}`);
			return { event, execution, calls: stage.services.calls.slice(callsBefore) };
		},
	};
}
