import { parse } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';
import { until } from '../n8n/until';
import type { Postgres } from './postgres';

/** n8n hears from Redis after a minute or two that a worker died with jobs in hand. */
const PATIENCE_MS = 180_000;
const UNFINISHED = `SELECT id FROM execution_entity WHERE status IN ('new', 'running')`;

export type Executed = {
	/** How often each event was executed with success, by its `webhook-id`. */
	runs: Map<string, number>;
	/** How many executions ended in which status. */
	statuses: Record<string, number>;
};

/** Waits until n8n has worked off its queue; what a killed worker held may stay as it was. */
export async function untilWorkedOff(postgres: Postgres): Promise<void> {
	await until(
		'n8n to work off its queue',
		async () => ((await postgres.query(UNFINISHED)).length === 0 ? true : undefined),
		{ limitMs: PATIENCE_MS, everyMs: 1_000 },
	).catch(() => undefined);
}

/** What n8n's database says was executed. */
export async function executedEvents(postgres: Postgres): Promise<Executed> {
	const rows = await postgres.query<{ status: string; data: string }>(
		'SELECT e.status, d.data FROM execution_entity e JOIN execution_data d ON d."executionId" = e.id',
	);
	const runs = new Map<string, number>();
	const statuses: Record<string, number> = {};
	for (const { status, data } of rows) {
		statuses[status] = (statuses[status] ?? 0) + 1;
		if (status !== 'success') continue;
		const id = webhookIdIn(parse(data));
		runs.set(id, (runs.get(id) ?? 0) + 1);
	}
	return { runs, statuses };
}

function webhookIdIn({ resultData }: IRunExecutionData): string {
	const outputs = Object.values(resultData.runData)
		.flat()
		.flatMap((run) => run.data?.main ?? []);
	const [item] = outputs.flatMap((items) => items ?? []);
	return String(item?.json.webhookId);
}
