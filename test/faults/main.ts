import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say, table } from '../helpers/print';
import { close, runProgram, writeReport } from '../helpers/program';
import { packPackage } from '../n8n/packedPackage';
import { setStage } from '../n8n/stage/stage';
import type { Engine } from '../n8n/n8n';
import { playRow, type Outcome } from './playRow';
import { ROWS } from './rows';

const USAGE = `Usage: npm run test:faults [-- options]
  --engine NAME   publication or legacy; left out: both
  --row TEXT      only rows whose name holds this text; may be given several times`;

/** Time passes only when a row says so, and how fast this machine is makes no difference. */
const SANDBOX = { speed: 0, deliveryTimeoutMs: 30_000 };

const ENGINES: Engine[] = ['publication', 'legacy'];

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: { engine: { type: 'string' }, row: { type: 'string', multiple: true, default: [''] } },
	});
	const engines = ENGINES.filter((engine) => engine === (values.engine ?? engine));
	const rows = ROWS.filter(({ name }) => values.row.some((text) => name.includes(text)));
	if (engines.length === 0 || rows.length === 0) throw new Error(`Nothing to play.\n${USAGE}`);

	const folder = await mkdtemp(join(tmpdir(), 'faults-'));
	try {
		process.env.PACKED_PACKAGE ??= await packPackage(folder);
		const outcomes: Outcome[] = [];
		for (const engine of engines) outcomes.push(...(await playAll(engine, rows)));
		await writeReport('faults', outcomes);
		return report(outcomes);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function playAll(engine: Engine, rows: typeof ROWS): Promise<Outcome[]> {
	say(`Starting n8n with its ${engine} engine`);
	const stage = await setStage({ engine, sandbox: SANDBOX });
	const outcomes: Outcome[] = [];
	try {
		for (const row of rows) {
			const outcome = await playRow(row, engine, stage);
			outcomes.push(outcome);
			const verdict = outcome.problems.length === 0 ? 'as written' : outcome.problems.join('; ');
			say(`${engine}: ${row.name}: ${verdict}`);
		}
	} finally {
		await stage.close();
	}
	return outcomes;
}

function report(outcomes: Outcome[]): number {
	const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
	console.log(`\n${table(outcomes.map(line))}\n`);
	return close(outcomes.length, failed);
}

const line = ({ engine, row, problems, reached, seconds }: Outcome) => ({
	engine,
	row,
	end: problems.length === 0 ? 'as written' : 'NOT AS WRITTEN',
	endpoints: reached?.endpoints.join(', ') ?? '?',
	events: reached?.events ?? '?',
	executed: reached?.executed ?? '?',
	retrying: reached?.retrying ?? '?',
	failed: reached?.failed ?? '?',
	duplicated: reached?.duplicated ?? '?',
	seconds,
});

runProgram('The fault suite', main);
