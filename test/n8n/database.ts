import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installN8n } from './install';
import type { N8n } from './n8n';
import type { Workflow } from './workflows';

const run = promisify(execFile);

// n8n's own Node can speak SQLite; ours may be older.
const SCRIPT = `
const { DatabaseSync } = require('node:sqlite');
const [file, sql] = process.argv.slice(1);
new DatabaseSync(file, { timeout: 10000 }).exec(sql);
`;

/** Changes n8n's database behind its back, be it running or not. */
export async function changeDatabase({ userFolder }: N8n, sql: string): Promise<void> {
	const { node } = await installN8n();
	const file = join(userFolder, '.n8n', 'database.sqlite');
	await run(node, ['-e', SCRIPT, file, sql]);
}

/** All that n8n keeps for nodes: for the trigger, the ID of its endpoint and the sealed secret. */
export const WIPE_STATIC_DATA = 'UPDATE workflow_entity SET staticData = NULL';

/** What n8n keeps for the nodes of a workflow, as it was before: no ID or name of ours holds a quote. */
export const keepAsBefore = ({ id, staticData }: Workflow) =>
	`UPDATE workflow_entity SET staticData = '${JSON.stringify(staticData)}' WHERE id = '${id}'`;

/** After a crash n8n's publication engine leaves an interrupted publication alone for two minutes. */
export const LET_LEASES_RUN_OUT =
	"UPDATE workflow_publication_outbox SET updatedAt = DATETIME(updatedAt, '-3 minutes')";
