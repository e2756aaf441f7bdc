import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installN8n } from './install';
import type { N8n } from './n8n';

const run = promisify(execFile);

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

// n8n's own Node can read SQLite; ours may be older.
const SCRIPT = `
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(process.argv[1], { readOnly: true });
const all = (sql) => database.prepare(sql).all();
const tables = all("SELECT name FROM sqlite_master WHERE type = 'table'").map(({ name }) => name);
const rows = (table) => JSON.stringify(all('SELECT * FROM "' + table + '"'));
console.log(JSON.stringify(Object.fromEntries(tables.map((table) => [table, rows(table)]))));
`;

/** All that is in n8n's database: by table, its rows as text. */
export async function dumpDatabase({ userFolder }: N8n): Promise<Record<string, string>> {
	const { node } = await installN8n();
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const options = { maxBuffer: MAX_OUTPUT_BYTES };
	const { stdout } = await run(node, ['--no-warnings', '-e', SCRIPT, file], options);
	return JSON.parse(stdout) as Record<string, string>;
}
