import { parse } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';
import { TRIGGER } from '../n8n/workflows';
import { until } from '../n8n/until';
import type { Postgres } from './postgres';

const PATIENCE_MS = 180_000;
/** Many times what one execution takes. */
const STILL_MS = 10_000;
const UNFINISHED = `SELECT id FROM execution_entity WHERE status IN ('new', 'running') ORDER BY id`;

/** Waits until n8n has worked off its queue. */
export async function untilWorkedOff(postgres: Postgres): Promise<void> {
	await until(
		'n8n to work off its queue',
		async () => ((await postgres.query(UNFINISHED)).length === 0 ? true : undefined),
		{ limitMs: PATIENCE_MS, everyMs: 1_000 },
	);
}

/** Waits until nothing moves any more; returns the IDs of what is still under way by n8n's account. */
export async function untilStill(postgres: Postgres): Promise<string[]> {
	let before: string | undefined;
	return await until(
		"n8n's queue to stand still",
		async () => {
			const ids = (await postgres.query<{ id: number }>(UNFINISHED)).map(({ id }) => String(id));
			const isStill = ids.join() === before;
			before = ids.join();
			return isStill ? ids : undefined;
		},
		{ limitMs: PATIENCE_MS, everyMs: STILL_MS },
	);
}

/** How many executions ended in which status. */
export async function countByStatus(postgres: Postgres): Promise<Record<string, number>> {
	const rows = await postgres.query<{ status: string; count: number }>(
		'SELECT status, count(*) FROM execution_entity GROUP BY status',
	);
	return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** How often the node behind the trigger ran for each event, by its `webhook-id`, as n8n's database says. */
export async function executedEvents(postgres: Postgres): Promise<Map<string, number>> {
	const rows = await postgres.query<{ data: string }>('SELECT data FROM execution_data');
	const runs = new Map<string, number>();
	for (const { data } of rows) {
		for (const id of webhookIdsIn(parse(data))) runs.set(id, (runs.get(id) ?? 0) + 1);
	}
	return runs;
}

function webhookIdsIn({ resultData }: IRunExecutionData): string[] {
	const behind = Object.entries(resultData.runData).filter(([node]) => node !== TRIGGER);
	const outputs = behind.flatMap(([, runs]) => runs.flatMap(({ data }) => data?.main ?? []));
	return outputs.flatMap((items) => (items ?? []).map(({ json }) => String(json.webhookId)));
}
