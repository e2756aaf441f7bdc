import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installN8n } from '../../n8n/install';
import type { N8n } from '../../n8n/n8n';

const execute = promisify(execFile);

// Asking n8n itself would cost it what is being measured. Its own Node can speak SQLite; ours may be older.
const SCRIPT = `
const { DatabaseSync } = require('node:sqlite');
const [file, workflowId, count] = process.argv.slice(1);
const database = new DatabaseSync(file, { readOnly: true, timeout: 10000 });
const query = database.prepare(
	'SELECT count(*) AS ended, max(stoppedAt) AS last FROM execution_entity WHERE workflowId = ? AND stoppedAt IS NOT NULL',
);
const wait = () => {
	const { ended, last } = query.get(workflowId);
	if (ended >= Number(count)) console.log(last);
	else setTimeout(wait, 100);
};
wait();
`;

const PATIENCE_MS = 300_000;

/** Waits until a workflow has had this many executions end; returns when the last one did (epoch ms). */
export async function untilExecuted(
	{ userFolder }: N8n,
	workflowId: string,
	count: number,
): Promise<number> {
	const { node } = await installN8n();
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const { stdout } = await execute(node, ['-e', SCRIPT, file, workflowId, String(count)], {
		timeout: PATIENCE_MS,
	});
	return Date.parse(`${stdout.trim().replace(' ', 'T')}Z`);
}
