import { memoryMb } from '../../helpers/processUse';
import type { TableRow } from '../../helpers/print';
import { measure } from '../measure';
import type { Findings, Part, PartOptions } from '../part';
import type { ContestantName } from '../stand/contestants';
import { enter } from '../stand/enter';
import { LAZY } from '../stand/isolates';
import type { Stand } from '../stand/stand';
import { FORGED } from './refusals';

const ROUNDS = 10;
const COUNT = { quick: 100, full: 1_000 };
const LOADS = {
	accepted: { bodyBytes: 1_000, connections: 16, expectedStatus: 200 },
	refused: FORGED,
};

type Contestants = Record<keyof typeof LOADS, ContestantName>;

const OURS: Contestants = { accepted: 'dinie', refused: 'dinie' };
const DOING_NOTHING: Contestants = { accepted: 'limit', refused: 'refuse' };

/** Whether n8n's resident memory grows with what the trigger accepts and refuses: a heap does not show isolates. */
export const memory = resident(OURS, { quick: 4, full: 36 });

/** The same where n8n makes its isolates on demand. */
export const memoryLazy = resident(OURS, { quick: 1, full: 8 }, LAZY);

/** What of that is n8n's own. */
export const memoryLimitLazy = resident(DOING_NOTHING, { quick: 1, full: 8 }, LAZY);

function resident(
	contestants: Contestants,
	minutes: Record<'full' | 'quick', number>,
	environment: Record<string, string> = {},
): Part {
	return {
		environment,
		minutes: ({ isQuick }) => (isQuick ? minutes.quick : minutes.full),
		run: async (options, getStand) => await watchMemory(await getStand(), contestants, options),
	};
}

async function watchMemory(
	stand: Stand,
	contestants: Contestants,
	{ isQuick, log }: PartOptions,
): Promise<Findings> {
	const count = isQuick ? COUNT.quick : COUNT.full;
	const rows: TableRow[] = [];
	for (const what of Object.keys(LOADS) as Array<keyof typeof LOADS>) {
		const contestant = await enter(stand, contestants[what]);
		const row: TableRow = { deliveries: `${contestant.title}: ${count * ROUNDS} ${what}` };
		row['MB before'] = memoryMb(stand.n8n.pid);
		for (let round = 1; round <= ROUNDS; round++) {
			await measure(stand, contestant, { ...LOADS[what], count });
			row[`after ${round * count}`] = memoryMb(stand.n8n.pid);
			log(`Memory: ${round * count} ${what}`);
		}
		rows.push(row);
	}
	return { tables: [{ title: 'resident memory of n8n, MB', rows }], figures: rows };
}
