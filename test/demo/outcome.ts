import type { IDataObject } from 'n8n-workflow';
import type { SandboxEvent } from '../../sandbox/deliveries/events';
import type { TableRow } from '../helpers/print';
import { outputOf, type Execution } from '../n8n/executions';
import type { Stage } from '../n8n/stage/stage';
import { until } from '../n8n/until';
import { TRIGGER } from '../n8n/workflows';
import type { Published } from './useCases';

const PATIENCE_MS = 30_000;

/** What became of one event, as a row; and what a workflow asked for and did not get. */
export type Outcome = { row: TableRow; missing: string[] };

/** Follows an event to the executions that took it, for as long as one may reasonably take. */
export async function outcomeOf(
	stage: Stage,
	published: Published[],
	{ id, type }: SandboxEvent,
): Promise<Outcome> {
	const useCase = published.find(({ event }) => event === type);
	const taken = useCase ? await executionsWith(stage, useCase, id) : [];
	const delivery = stage.sandbox.deliveries.find(({ eventId }) => eventId === id);
	const [item] = taken.flatMap((execution) => outputOf(execution, TRIGGER));
	return {
		row: {
			event: type,
			delivery: delivery?.status ?? 'none',
			attempts: delivery?.attempts.length ?? 0,
			execution: useCase ? inWords(taken) : 'no workflow asked for it',
			item: dataInWords(item?.data as IDataObject | undefined),
		},
		missing: useCase ? missingOf(type, useCase.file, taken) : [],
	};
}

/** Those that are over and whose item is this very event. */
async function executionsWith({ n8n }: Stage, { example }: Published, webhookId: string) {
	const deadline = Date.now() + PATIENCE_MS;
	const look = async () => {
		const over = (await example.executions()).filter(({ stoppedAt }) => stoppedAt);
		const executions = await Promise.all(over.map(({ id }) => n8n.rest.execution(id)));
		const taken = executions.filter((execution) =>
			outputOf(execution, TRIGGER).some((item) => item.webhookId === webhookId),
		);
		// That there is none is an answer, too.
		return taken.length > 0 || Date.now() > deadline ? taken : undefined;
	};
	return await until('the executions of an event', look, { limitMs: Infinity });
}

const inWords = (executions: Execution[]) =>
	executions.map(({ id, status }) => `${id} ${status}`).join(', ') || 'none';

const dataInWords = (data?: IDataObject) => [data?.id, data?.status].join(' ').trim();

function missingOf(type: string, file: string, taken: Execution[]): string[] {
	if (taken.length === 0) return [`${type} started no execution of ${file}.`];
	return taken
		.filter(({ status }) => status !== 'success')
		.map(({ id, status }) => `Execution ${id} of ${file} ended as "${status}".`);
}
