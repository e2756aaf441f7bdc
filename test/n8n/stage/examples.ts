import type { Delivery } from '../../../sandbox/deliveries/delivery';
import type { SandboxEvent } from '../../../sandbox/deliveries/events';
import type { ExecutionSummary } from '../executions';
import { call, type Answer } from '../../helpers/https';
import { slackTextIn } from './seenCalls';
import type { Stage } from './stage';
import type { SeenCall } from './standIns';

export type PublishedExample = {
	workflowId: string;
	executions(): Promise<ExecutionSummary[]>;
	/** Fires an event and waits until the workflow is through with it. */
	play(type: string, data?: Record<string, unknown>): Promise<Played>;
};

type Played = {
	event: SandboxEvent;
	/** The execution that the event started. */
	execution: ExecutionSummary;
	calls: SeenCall[];
};

/** Adds an example, sets by node what its sticky note asks a person to choose, and publishes it. */
export async function publishExample(
	stage: Stage,
	file: string,
	choices: Record<string, object> = {},
): Promise<PublishedExample> {
	const { id, nodes } = await stage.addExample(file);
	const chosen = nodes.map(({ parameters, ...node }) => ({
		...node,
		parameters: { ...parameters, ...choices[node.name] },
	}));
	await stage.n8n.rest.updateWorkflow(id, { nodes: chosen });
	await stage.n8n.rest.publish(id);

	const executions = async () => await stage.n8n.rest.executions(id);
	return {
		workflowId: id,
		executions,
		async play(type, data) {
			const { length: before } = await executions();
			const { result, calls } = await callsDuring(stage, async () => {
				const event = stage.sandbox.fire(type, data && { data });
				await stage.sandbox.idle();
				const [execution] = await stage.n8n.rest.waitForExecutions(id, before + 1);
				if (!execution) throw new Error(`${type} started no execution of ${file}`);
				return { event, execution };
			});
			return { ...result, calls };
		},
	};
}

/** What the stand-ins were called with while something happened. */
export async function callsDuring<T>(stage: Stage, happen: () => Promise<T>) {
	const { length: before } = stage.services.calls;
	const result = await happen();
	return { result, calls: stage.services.calls.slice(before) };
}

/** Runs an example from one of its schedule triggers; returns the execution and what Slack was told. */
export async function runOnSchedule(
	stage: Stage,
	{ workflowId }: PublishedExample,
	trigger: string,
) {
	const { result, calls } = await callsDuring(
		stage,
		async () => await stage.n8n.rest.runManually(workflowId, trigger),
	);
	return { execution: result, texts: calls.map(slackTextIn) };
}

/** Posts an earlier delivery with another body under the same signature. */
export async function postForged(stage: Stage, delivery: Delivery | undefined): Promise<Answer> {
	const [attempt] = delivery?.attempts ?? [];
	if (!delivery || !attempt) throw new Error('The sandbox delivered nothing that could be forged');
	return await call(attempt.url, {
		method: 'POST',
		ca: stage.n8n.certificate.cert,
		headers: { ...attempt.headers, 'content-type': 'application/json' },
		body: delivery.body.replace('"data":{', '"data":{"forged":true,'),
	});
}
