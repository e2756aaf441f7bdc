import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { say, table } from '../helpers/print';
import { runProgram, writeReport } from '../helpers/program';
import type { Part, PartOptions } from './part';
import { growth } from './parts/growth';
import { memory, memoryLazy, memoryLimitLazy } from './parts/memory';
import { queueMode } from './parts/queueMode';
import { refusals } from './parts/refusals';
import { soak } from './parts/soak';
import {
	throughput,
	throughputCompileCache,
	throughputLarge,
	throughputLargeLazy,
	throughputLazy,
} from './parts/throughput';
import { watching } from './parts/watching';
import { startStand, type Stand } from './stand/stand';

const USAGE = `Usage: npm run bench [-- options]
  --quick              fewer and shorter rounds of 1 kB and of refusals: less than five minutes
  --only A,B           some of: PARTS
  --soak-minutes N     default: 15`;

const PARTS: Record<string, Part> = {
	throughput,
	throughputLarge,
	throughputLazy,
	throughputLargeLazy,
	throughputCompileCache,
	refusals,
	growth,
	watching,
	memory,
	memoryLazy,
	memoryLimitLazy,
	soak,
	queueMode,
};
const QUICK_PARTS = ['throughput', 'throughputLazy', 'refusals'];

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean', default: false },
			only: { type: 'string' },
			'soak-minutes': { type: 'string', default: '15' },
		},
	});
	const isQuick = values.quick;
	const names = values.only?.split(',') ?? (isQuick ? QUICK_PARTS : Object.keys(PARTS));
	const options = { isQuick, soakMinutes: Number(values['soak-minutes']), log: say };
	const parts = names.map((name) => PARTS[name]).filter((part) => part !== undefined);
	if (parts.length < names.length || !(options.soakMinutes > 0)) {
		throw new Error(USAGE.replace('PARTS', Object.keys(PARTS).join(', ')));
	}

	const minutes = parts.reduce((sum, part) => sum + part.minutes(options), 1);
	say(`This takes about ${minutes} minutes. Load average now: ${loadavg().map(shown).join(' ')}`);
	const report: Record<string, unknown> = {
		at: new Date().toISOString(),
		cores: cpus().length,
		loadAverage: loadavg(),
	};
	for (const [index, part] of parts.entries()) {
		report[names[index] ?? ''] = await runPart(part, options);
		await writeReport('bench', report);
	}
	say('Written to reports/bench.json');
}

const shown = (value: number) => value.toFixed(1);

/** Each part gets an n8n of its own, so that none inherits what another left in the database. */
async function runPart(part: Part, options: PartOptions): Promise<unknown> {
	let stand: Stand | undefined;
	try {
		const { tables, figures } = await part.run(options, async () => {
			say('Starting n8n');
			stand = await startStand(part.environment);
			return stand;
		});
		for (const { title, rows } of tables) console.log(`\n${title}\n${table(rows)}\n`);
		return figures;
	} finally {
		await stand?.close();
	}
}

runProgram('The benchmark', main);
