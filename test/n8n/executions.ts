import { parse } from 'flatted';
import type { ExecutionStatus, IDataObject, IRunExecutionData } from 'n8n-workflow';
import type { Session } from './session';

export type ExecutionSummary = {
	id: string;
	workflowId: string;
	mode: string;
	status: ExecutionStatus;
	startedAt: string;
	stoppedAt: string | null;
};

export type Execution = ExecutionSummary & { data: IRunExecutionData };

type Page = { results: ExecutionSummary[]; nextCursor: string | null; count: number };

const PAGE_SIZE = 100;

/** The executions of a workflow, or of all, running ones included, the latest first. */
export async function listExecutions(session: Session, workflowId?: string) {
	const found = new Map<string, ExecutionSummary>();
	let cursor: string | null = '';
	do {
		const page: Page = await fetchPage(session, workflowId, PAGE_SIZE, cursor);
		for (const execution of page.results) found.set(execution.id, execution);
		cursor = page.nextCursor;
	} while (cursor);
	return [...found.values()].sort((a, b) => Number(b.id) - Number(a.id));
}

/** How many executions of a workflow are over. */
export async function countFinished(session: Session, workflowId: string): Promise<number> {
	return (await fetchPage(session, workflowId, 1)).count;
}

/** One execution with what every node of it put out. */
export async function fetchExecution(session: Session, id: string): Promise<Execution> {
	const path = `/executions/${id}`;
	const { data, ...summary } = await session.request<ExecutionSummary & { data: string }>(
		'GET',
		path,
	);
	return { ...summary, data: parse(data) };
}

/** The JSON of the items a node put out in its last run. */
export function outputOf(execution: Execution, node: string, output = 0): IDataObject[] {
	const runs = execution.data.resultData.runData[node] ?? [];
	const items = runs.at(-1)?.data?.main?.[output] ?? [];
	return items.map(({ json }) => json);
}

async function fetchPage(
	session: Session,
	workflowId: string | undefined,
	limit: number,
	cursor = '',
): Promise<Page> {
	const query = new URLSearchParams({ limit: String(limit) });
	if (workflowId) query.set('filter', JSON.stringify({ workflowId }));
	if (cursor) query.set('cursor', cursor);
	return await session.request<Page>('GET', `/executions?${query}`);
}
