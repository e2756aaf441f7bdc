import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '../helpers/print';
import { close, runProgram, writeReport } from '../helpers/program';
import { packPackage } from '../n8n/packedPackage';
import type { Engine } from '../n8n/n8n';
import { playGroups, playInTurn } from './play';
import type { Outcome } from './playRow';
import type { Row } from './row';
import { IN_TURN, SIDE_BY_SIDE } from './rows';

const USAGE = `Usage: npm run test:faults [-- options]
  --engine NAME   publication or legacy; left out: both
  --row TEXT      only rows whose name holds this text; may be given several times`;

const ENGINES: Engine[] = ['publication', 'legacy'];

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: { engine: { type: 'string' }, row: { type: 'string', multiple: true, default: [''] } },
	});
	const engines = ENGINES.filter((engine) => engine === (values.engine ?? engine));
	const chosen = (rows: Row[]) =>
		rows.filter(({ name }) => values.row.some((text) => name.includes(text)));
	const [inTurn, groups] = [chosen(IN_TURN), SIDE_BY_SIDE.map(chosen)];
	if (engines.length === 0 || [...inTurn, ...groups.flat()].length === 0) {
		throw new Error(`Nothing to play.\n${USAGE}`);
	}

	const folder = await mkdtemp(join(tmpdir(), 'faults-'));
	try {
		process.env.PACKED_PACKAGE ??= await packPackage(folder);
		const played = await Promise.all(engines.map((engine) => playAll(engine, inTurn, groups)));
		const outcomes = played.flat();
		await writeReport('faults', outcomes);
		return report(outcomes);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Rows side by side mostly wait for the watch, and cost others little; two cores carry three n8ns, not four. */
async function playAll(engine: Engine, inTurn: Row[], groups: Row[][]): Promise<Outcome[]> {
	const beside = playGroups(engine, groups);
	if (engine === 'legacy') await beside;
	return (await Promise.all([playInTurn(engine, inTurn), beside])).flat();
}

function report(outcomes: Outcome[]): number {
	const failed = outcomes.filter(({ problems }) => problems.length > 0);
	console.log(`\n${table(outcomes.map(line))}\n`);
	// Last, since whoever looks at a long run that failed sees its end first.
	for (const outcome of failed) console.log(`${whatWentWrong(outcome)}\n`);
	return close(outcomes.length, failed.length);
}

const whatWentWrong = ({ engine, row, problems, notes, log }: Outcome) =>
	[`${engine}: ${row}`, ...problems, ...notes, 'n8n printed last:', ...log].join('\n  ');

const line = ({ engine, row, problems, reached, seconds }: Outcome) => ({
	engine,
	row,
	end: problems.length === 0 ? 'as written' : 'NOT AS WRITTEN',
	endpoints: reached?.endpoints.join(', ') ?? '?',
	events: reached?.events ?? '?',
	executed: reached?.executed ?? '?',
	retrying: reached?.retrying ?? '?',
	failed: reached?.failed ?? '?',
	missed: reached?.missed ?? '?',
	duplicated: reached?.duplicated ?? '?',
	told: reached?.told ?? '?',
	heard: reached?.heard ?? '?',
	calls: reached?.calls ?? '?',
	seconds,
});

runProgram('The fault suite', main);
