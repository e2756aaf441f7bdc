import { randomBytes } from 'node:crypto';
import { memoryMb } from '../../helpers/processUse';
import type { TableRow } from '../../helpers/print';
import { measure } from '../measure';
import type { Findings, Part, PartOptions } from '../part';
import { enter } from '../stand/enter';
import { LAZY } from '../stand/lazy';
import type { Stand } from '../stand/stand';

const ROUNDS = 10;
const COUNT = { quick: 100, full: 1_000 };
const LOAD = { bodyBytes: 1_000, connections: 16 };
const ACCEPTED = { ...LOAD, expectedStatus: 200 };
const REFUSED = {
	...LOAD,
	expectedStatus: 400,
	key: `whsec_${randomBytes(32).toString('base64')}`,
};

/** Whether n8n's resident memory grows with what the trigger accepts and refuses: a heap does not show isolates. */
export const memory: Part = {
	minutes: ({ isQuick }) => (isQuick ? 4 : 36),
	run: async (options, getStand) => await watchMemory(await getStand(), options),
};

/** The same where n8n makes its isolates on demand. */
export const memoryLazy: Part = {
	minutes: ({ isQuick }) => (isQuick ? 1 : 8),
	environment: LAZY,
	run: async (options, getStand) => await watchMemory(await getStand(), options),
};

async function watchMemory(stand: Stand, { isQuick, log }: PartOptions): Promise<Findings> {
	const dinie = await enter(stand, 'dinie');
	const count = isQuick ? COUNT.quick : COUNT.full;
	const rows: TableRow[] = [];
	for (const [what, load] of Object.entries({ accepted: ACCEPTED, refused: REFUSED })) {
		const row: TableRow = { deliveries: `${count * ROUNDS} ${what}` };
		row['MB before'] = memoryMb(stand.n8n.pid);
		for (let round = 1; round <= ROUNDS; round++) {
			await measure(stand, dinie, { ...load, count });
			row[`after ${round * count}`] = memoryMb(stand.n8n.pid);
			log(`Memory: ${round * count} ${what}`);
		}
		rows.push(row);
	}
	return { tables: [{ title: 'resident memory of n8n, MB', rows }], figures: rows };
}
