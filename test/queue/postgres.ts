import { execFile } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../n8n/ports';
import { startOwned } from '../n8n/process';
import { until } from '../n8n/until';

const execute = promisify(execFile);

const USER = 'n8n';
const LARGEST_RESULT_BYTES = 1024 ** 3;

export type Postgres = {
	/** What n8n has to be told. */
	environment: Record<string, string>;
	/** The rows of a query, each as n8n's tables name their columns. */
	query<Row>(sql: string): Promise<Row[]>;
	stop(): Promise<void>;
};

/** Starts a PostgreSQL of our own, with an empty database, on loopback and in `folder`. */
export async function startPostgres(folder: string): Promise<Postgres> {
	const bin = (await execute('pg_config', ['--bindir'])).stdout.trim();
	const data = join(folder, 'postgres');
	await mkdir(data);
	const prefix = await unprivileged(data);
	const initdb = [join(bin, 'initdb'), '-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8'];
	await runIn(data, [...prefix, ...initdb]);

	const port = await freePort();
	const settings = [
		'listen_addresses=127.0.0.1',
		'unix_socket_directories=',
		'max_connections=200',
	];
	const [program = '', ...args] = [
		...prefix,
		join(bin, 'postgres'),
		...['-D', data, '-p', String(port)],
		...settings.flatMap((setting) => ['-c', setting]),
	];
	const server = startOwned(program, args, { cwd: data, env: process.env });
	const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', USER, '-d', 'postgres'];
	const psql = async (sql: string) =>
		await execute('psql', [...connection, '-X', '-A', '-t', '-q', '-c', sql], {
			maxBuffer: LARGEST_RESULT_BYTES,
		});
	await until(
		'PostgreSQL to start',
		async () => (await psql('SELECT 1').catch(() => undefined))?.stdout,
	);
	return {
		environment: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: USER,
			DB_POSTGRESDB_PASSWORD: 'unused',
		},
		async query(sql) {
			const { stdout } = await psql(`SELECT coalesce(json_agg(row), '[]') FROM (${sql}) row`);
			return JSON.parse(stdout);
		},
		stop: async () => await server.end('SIGTERM'),
	};
}

/** PostgreSQL refuses to run as root; what to put before its programs then. */
async function unprivileged(data: string): Promise<string[]> {
	if (process.getuid?.() !== 0) return [];
	await chmod(join(data, '..'), 0o755);
	await execute('chown', ['postgres:postgres', data]);
	return ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'];
}

async function runIn(cwd: string, [program = '', ...args]: string[]): Promise<void> {
	await execute(program, args, { cwd });
}
