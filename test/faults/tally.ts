import type { Execution } from '../n8n/executions';
import type { RestClient } from '../n8n/rest';
import { changeBy } from './account';
import type { Change, EndState } from './row';
import type { Scene } from './scene';

export type Tally = Record<keyof Omit<EndState, 'changes' | 'endpoints'>, number> & {
	changes: Change[];
	/** Answered 2xx without an execution: must never be. */
	lost: number;
	/** Executions of what Dinie never sent: must never be. */
	forged: number;
};

/** What became of every event since the row began, by Dinie's records and by n8n's executions. */
export async function tally(scene: Scene): Promise<Tally> {
	const { n8n, otherInstances, accounts, workflows, errorWorkflow } = scene;
	const runs = new Map<string, number>();
	let told = 0;
	for (const { rest } of [n8n, ...otherInstances]) {
		for (const { id } of workflows) told += await countRuns(rest, id, runs);
	}

	const counts = { events: 0, executed: 0, retrying: 0, failed: 0, duplicated: 0, lost: 0 };
	const deliveries = accounts.flatMap((account) => account.deliveries());
	for (const { endpointId, eventId, status } of deliveries) {
		const key = keyOf(endpointId, eventId);
		const runsOfIt = runs.get(key) ?? 0;
		runs.delete(key);
		counts.events++;
		if (runsOfIt > 0) counts.executed++;
		if (runsOfIt > 1) counts.duplicated++;
		if (runsOfIt === 0) counts[BECAME[status]]++;
	}
	const delivered = new Set(deliveries.map(({ eventId }) => eventId));
	const events = accounts.flatMap((account) => account.events());
	const heard = errorWorkflow ? (await n8n.rest.executions(errorWorkflow.id)).length : 0;
	return {
		...counts,
		missed: events.filter(({ id }) => !delivered.has(id)).length,
		told,
		heard,
		changes: scene.requests().flatMap(changeBy),
		calls: scene.requests().length,
		forged: runs.size,
	};
}

const BECAME = {
	pending: 'retrying',
	delivered: 'lost',
	failed: 'failed',
	discarded: 'failed',
} as const;

const keyOf = (endpointId: unknown, eventId: unknown) => `${endpointId} ${eventId}`;

/** Counts executions by what they are of; returns how many only tell n8n's people something. */
async function countRuns(
	rest: RestClient,
	workflowId: string,
	runs: Map<string, number>,
): Promise<number> {
	let told = 0;
	for (const { id } of await rest.executions(workflowId)) {
		const key = deliveryIn(await rest.execution(id));
		if (key === undefined) told++;
		else runs.set(key, (runs.get(key) ?? 0) + 1);
	}
	return told;
}

/** The delivery that an execution is of, also when a crash ended it before its first node. */
function deliveryIn({ data, status }: Execution): string | undefined {
	const ran = Object.values(data.resultData.runData).flat();
	const outputs = ran.flatMap((run) => run.data?.main ?? []);
	const waiting = data.executionData?.nodeExecutionStack ?? [];
	const inputs = waiting.flatMap((node) => node.data.main ?? []);
	const [item] = [...outputs, ...inputs].flatMap((items) => items ?? []);
	if (status === 'error' && item?.json.webhookId === undefined) return undefined;
	return keyOf(item?.json.endpointId, item?.json.webhookId);
}
