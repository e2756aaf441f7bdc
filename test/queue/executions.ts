import { parse } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';
import { TRIGGER } from '../n8n/workflows';
import { until } from '../n8n/until';
import type { Postgres } from './postgres';

const PATIENCE_MS = 180_000;
/** Many times what one execution takes. */
const STILL_MS = 10_000;
const UNFINISHED = `SELECT id FROM execution_entity WHERE status IN ('new', 'running') ORDER BY id`;
const ALL = `SELECT id, "workflowId", mode, status, "retryOf", data FROM execution_entity
	JOIN execution_data ON "executionId" = id ORDER BY id`;

/** An execution as n8n's database has it. */
export type Stored = {
	id: string;
	workflowId: string;
	mode: string;
	status: string;
	isRepeated: boolean;
	/** What the node behind the trigger ran for: see `keyOf`. */
	deliveries: string[];
	message: string | undefined;
};

/** One event for one endpoint. */
export const keyOf = (endpointId: unknown, eventId: unknown) => `${endpointId} ${eventId}`;

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

export async function storedExecutions(postgres: Postgres): Promise<Stored[]> {
	type Row = Omit<Stored, 'id'> & { id: number; retryOf: string | null; data: string };
	return (await postgres.query<Row>(ALL)).map(({ id, retryOf, data, ...facts }) => {
		const { resultData }: IRunExecutionData = parse(data);
		return {
			...facts,
			id: String(id),
			isRepeated: retryOf !== null,
			deliveries: deliveriesIn(resultData),
			message: resultData.error?.message,
		};
	});
}

function deliveriesIn({ runData }: IRunExecutionData['resultData']): string[] {
	const behind = Object.entries(runData).filter(([node]) => node !== TRIGGER);
	const outputs = behind.flatMap(([, runs]) => runs.flatMap(({ data }) => data?.main ?? []));
	return outputs.flatMap((items) =>
		(items ?? []).map(({ json }) => keyOf(json.endpointId, json.webhookId)),
	);
}
