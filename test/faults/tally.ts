import type { Execution } from '../n8n/executions';
import type { RestClient } from '../n8n/rest';
import type { EndState } from './row';
import type { Scene } from './scene';

export type Tally = Record<keyof Omit<EndState, 'endpoints'>, number> & {
	/** Answered 2xx without an execution: must never be. */
	lost: number;
	/** Executions of what Dinie never sent: must never be. */
	forged: number;
};

/** What became of every delivery from the `first` on, by Dinie's records and by n8n's executions. */
export async function tally(scene: Scene, first: number): Promise<Tally> {
	const { sandbox, n8n, otherInstances, workflows } = scene;
	const runs = new Map<string, number>();
	for (const { rest } of [n8n, ...otherInstances]) {
		for (const { id } of workflows) await countRuns(rest, id, runs);
	}

	const counts = { events: 0, executed: 0, retrying: 0, failed: 0, duplicated: 0, lost: 0 };
	for (const { endpointId, eventId, status } of sandbox.deliveries.slice(first)) {
		const key = keyOf(endpointId, eventId);
		const runsOfIt = runs.get(key) ?? 0;
		runs.delete(key);
		counts.events++;
		if (runsOfIt > 0) counts.executed++;
		if (runsOfIt > 1) counts.duplicated++;
		if (runsOfIt === 0) counts[BECAME[status]]++;
	}
	return { ...counts, forged: runs.size };
}

const BECAME = {
	pending: 'retrying',
	delivered: 'lost',
	failed: 'failed',
	discarded: 'failed',
} as const;

const keyOf = (endpointId: unknown, eventId: unknown) => `${endpointId} ${eventId}`;

async function countRuns(
	rest: RestClient,
	workflowId: string,
	runs: Map<string, number>,
): Promise<void> {
	for (const { id } of await rest.executions(workflowId)) {
		const key = deliveryIn(await rest.execution(id));
		runs.set(key, (runs.get(key) ?? 0) + 1);
	}
}

/** The delivery that an execution is of, also when a crash ended it before its first node. */
function deliveryIn({ data }: Execution): string {
	const ran = Object.values(data.resultData.runData).flat();
	const outputs = ran.flatMap((run) => run.data?.main ?? []);
	const waiting = data.executionData?.nodeExecutionStack ?? [];
	const inputs = waiting.flatMap((node) => node.data.main ?? []);
	const [item] = [...outputs, ...inputs].flatMap((items) => items ?? []);
	return keyOf(item?.json.endpointId, item?.json.webhookId);
}
