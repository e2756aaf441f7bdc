import { parse } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';
import { until } from '../n8n/until';
import type { Postgres } from './postgres';

/** n8n hears from Redis after a minute or two that a worker died with jobs in hand. */
const PATIENCE_MS = 180_000;
const UNFINISHED = `SELECT id FROM execution_entity WHERE status IN ('new', 'running')`;

export type Executed = {
	/** How often each event was executed, by its `webhook-id`. */
	runs: Map<string, number>;
	/** How many executions ended in which status. */
	statuses: Record<string, number>;
	/**
	 * n8n ends what a killed worker had in hand with an error and stores that in place of the data, so these no
	 * longer tell of which event they were.
	 */
	withoutData: number;
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
	let withoutData = 0;
	for (const { status, data } of rows) {
		const id = webhookIdIn(parse(data));
		if (id === undefined) withoutData++;
		else runs.set(id, (runs.get(id) ?? 0) + 1);
		statuses[status] = (statuses[status] ?? 0) + 1;
	}
	return { runs, statuses, withoutData };
}

/** Also of an execution that no worker has begun. */
function webhookIdIn({ resultData, executionData }: IRunExecutionData): string | undefined {
	const ran = Object.values(resultData.runData).flat();
	const outputs = ran.flatMap((run) => run.data?.main ?? []);
	const waiting = executionData?.nodeExecutionStack ?? [];
	const inputs = waiting.flatMap((node) => node.data.main ?? []);
	const [item] = [...outputs, ...inputs].flatMap((items) => items ?? []);
	return item && String(item.json.webhookId);
}
