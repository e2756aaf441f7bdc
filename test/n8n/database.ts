import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installN8n } from './install';
import type { N8n } from './n8n';
import type { Workflow } from './workflows';

const execute = promisify(execFile);

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

type Options = { args?: string[]; timeout?: number; readOnly?: boolean };

/** Runs a script on n8n's `database`, be n8n running or not; returns what it printed. */
export async function onDatabase(
	{ userFolder }: Pick<N8n, 'userFolder'>,
	script: string,
	{ args = [], timeout = 0, readOnly = true }: Options = {},
): Promise<string> {
	// n8n's own Node can speak SQLite; ours may be older.
	const { node } = await installN8n();
	const program = `
const { DatabaseSync } = require('node:sqlite');
const [file, ...args] = process.argv.slice(1);
const database = new DatabaseSync(file, { timeout: 10000, readOnly: ${readOnly} });
${script}`;
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const options = { maxBuffer: MAX_OUTPUT_BYTES, timeout };
	const { stdout } = await execute(node, ['--no-warnings', '-e', program, file, ...args], options);
	return stdout;
}

/** Changes n8n's database behind its back. */
export const changeDatabase = async (n8n: Pick<N8n, 'userFolder'>, sql: string) =>
	await onDatabase(n8n, 'database.exec(args[0]);', { args: [sql], readOnly: false });

/** All that is in n8n's database: by table, its rows as text. */
export async function dumpDatabase(n8n: N8n): Promise<Record<string, string>> {
	const printed = await onDatabase(
		n8n,
		`
const all = (sql) => database.prepare(sql).all();
const tables = all("SELECT name FROM sqlite_master WHERE type = 'table'").map(({ name }) => name);
const rows = (table) => JSON.stringify(all('SELECT * FROM "' + table + '"'));
console.log(JSON.stringify(Object.fromEntries(tables.map((table) => [table, rows(table)]))));`,
	);
	return JSON.parse(printed) as Record<string, string>;
}

/** All that n8n keeps for nodes: for the trigger, the ID of its endpoint and the sealed secret. */
export const WIPE_STATIC_DATA = 'UPDATE workflow_entity SET staticData = NULL';

/** The same for one workflow, and what its other nodes keep stays. */
export const wipeNode = ({ id }: Workflow, node: string) =>
	`UPDATE workflow_entity SET staticData = json_remove(staticData, '$."node:${node}"') WHERE id = '${id}'`;

/** What n8n keeps for the nodes of a workflow, as it was before: no ID or name of ours holds a quote. */
export const keepAsBefore = ({ id, staticData }: Workflow) =>
	`UPDATE workflow_entity SET staticData = '${JSON.stringify(staticData)}' WHERE id = '${id}'`;

/** After a crash n8n's publication engine leaves an interrupted publication alone for two minutes. */
export const LET_LEASES_RUN_OUT =
	"UPDATE workflow_publication_outbox SET updatedAt = DATETIME(updatedAt, '-3 minutes')";
