import { randomBytes } from 'node:crypto';
import { runLoad } from '../load/runLoad';
import { measureRounds } from '../measure';
import type { TableRow } from '../../helpers/print';
import type { Part } from '../part';
import { enter, type Contestant } from '../stand/enter';
import { ratio, rounded, shownInterval } from '../statistics';
import { medianOf } from './throughput';

const FORGED_KEY = `whsec_${randomBytes(32).toString('base64')}`;
export const FORGED = { bodyBytes: 1_000, connections: 16, expectedStatus: 400, key: FORGED_KEY };
const GENUINE = { bodyBytes: 1_000, connections: 4, expectedStatus: 200, count: 150, rate: 15 };
const FLOOD = { bodyBytes: 1024 * 1024, connections: 4, expectedStatus: 400, key: FORGED_KEY };
const FLOOD_COUNT = { quick: 50, full: 400 };

/** What forged deliveries cost, and what a flood of large ones does to genuine ones. */
export const refusals: Part = {
	minutes: ({ isQuick }) => (isQuick ? 1 : 14),

	async run({ isQuick, log }, getStand) {
		const stand = await getStand();
		const dinie = await enter(stand, 'dinie');
		const refuse = await enter(stand, 'refuse');
		const size = isQuick ? { rounds: 5, count: 80 } : { rounds: 15, count: 1_000 };
		const results = await measureRounds(stand, [refuse, dinie], { ...FORGED, ...size }, log);
		const rows = [...results].map(
			([{ title }, rounds]): TableRow => ({
				contestant: title,
				'refused/s': rounded(medianOf(rounds, 'answeredPerSecond'), 1),
				'CPU ms': rounded(medianOf(rounds, 'cpuMsPerDelivery'), 2),
				'p99 ms': rounded(medianOf(rounds, 'p99Ms'), 1),
			}),
		);
		const [base = [], own = []] = [...results.values()];
		const compare = (key: 'answeredPerSecond' | 'cpuMsPerDelivery') =>
			ratio(
				own.map((measured) => measured[key]),
				base.map((measured) => measured[key]),
			);
		const against: TableRow = {
			'refused/s': shownInterval(compare('answeredPerSecond')),
			'CPU per delivery': shownInterval(compare('cpuMsPerDelivery')),
		};
		log('Flooding with forged bodies of 1 MiB');
		const floodCount = isQuick ? FLOOD_COUNT.quick : FLOOD_COUNT.full;
		const flood = await underFlood(dinie, refuse, floodCount);
		const title = `forged, ${FORGED.bodyBytes} bytes: ${size.rounds} rounds of ${size.count}`;
		return {
			tables: [
				{ title, rows },
				{ title: 'Dinie Trigger against the one that refuses at once', rows: [against] },
				{ title: 'genuine deliveries meanwhile, 15 a second', rows: flood },
			],
			figures: { rows, against, flood },
		};
	},
};

async function underFlood(
	dinie: Contestant,
	refuse: Contestant,
	count: number,
): Promise<TableRow[]> {
	const genuine = async () => await runLoad({ ...dinie.target, ...GENUINE });
	const rowOf = (flood: string, { p50Ms, p99Ms }: { p50Ms: number; p99Ms: number }): TableRow => ({
		flood,
		'p50 ms': rounded(p50Ms, 1),
		'p99 ms': rounded(p99Ms, 1),
	});
	const rows = [rowOf('none', await genuine())];
	for (const flooded of [refuse, dinie]) {
		const flood = runLoad({ ...flooded.target, ...FLOOD, count });
		const [meanwhile, { startedAt, endedAt }] = await Promise.all([genuine(), flood]);
		const perSecond = rounded(count / ((endedAt - startedAt) / 1_000), 1);
		rows.push(rowOf(`1 MiB forged at ${flooded.title}, ${perSecond}/s`, meanwhile));
	}
	return rows;
}
