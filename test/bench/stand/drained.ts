import { onDatabase } from '../../n8n/database';
import type { N8n } from '../../n8n/n8n';

// Asking n8n itself would cost it what is being measured.
const SCRIPT = `
const query = database.prepare(
	'SELECT count(*) AS ended, max(stoppedAt) AS last FROM execution_entity WHERE workflowId = ? AND stoppedAt IS NOT NULL',
);
const wait = () => {
	const { ended, last } = query.get(args[0]);
	if (ended >= Number(args[1])) console.log(last);
	else setTimeout(wait, 100);
};
wait();`;

const PATIENCE_MS = 300_000;

/** Waits until a workflow has had this many executions end; returns when the last one did (epoch ms). */
export async function untilExecuted(n8n: N8n, workflowId: string, count: number): Promise<number> {
	const options = { args: [workflowId, String(count)], timeout: PATIENCE_MS };
	const last = await onDatabase(n8n, SCRIPT, options);
	return Date.parse(`${last.trim().replace(' ', 'T')}Z`);
}
