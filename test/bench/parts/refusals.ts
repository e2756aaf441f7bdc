import { randomBytes } from 'node:crypto';
import { runLoad } from '../load/runLoad';
import { measureRounds } from '../measure';
import type { TableRow } from '../../helpers/print';
import type { Part } from '../part';
import { enter, keyOf, type Contestant } from '../stand/enter';
import type { Stand } from '../stand/stand';
import { ratio, rounded, shownInterval } from '../statistics';
import { medianOf } from './throughput';

const FORGED_KEY = `whsec_${randomBytes(32).toString('base64')}`;
/** Once in ten minutes those under way wait for what Dinie says, and are answered 503. */
const REFUSED = { expectedStatus: 400, mostPutOff: 16, key: FORGED_KEY };
export const FORGED = { ...REFUSED, bodyBytes: 1_000, connections: 16 };
const GENUINE = { bodyBytes: 1_000, connections: 4, expectedStatus: 200, rate: 15 };
const FLOOD = { ...REFUSED, bodyBytes: 1024 * 1024, connections: 4 };

type Size = { rounds: number; count: number; flood: number; genuine: number };

const SIZES: Record<'full' | 'quick', Size> = {
	full: { rounds: 15, count: 500, flood: 400, genuine: 150 },
	quick: { rounds: 5, count: 60, flood: 50, genuine: 60 },
};

/** What forged deliveries cost, and what a flood of large ones does to genuine ones. */
export const refusals: Part = {
	minutes: ({ isQuick }) => (isQuick ? 1 : 12),

	async run({ isQuick, log }, getStand) {
		const stand = await getStand();
		const dinie = await enter(stand, 'dinie');
		const refuse = await enter(stand, 'refuse');
		const size = isQuick ? SIZES.quick : SIZES.full;
		const { rounds, count } = size;
		const load = { ...FORGED, rounds, count };
		const results = await measureRounds(stand, [refuse, dinie], load, log);
		const rows = [...results].map(
			([{ title }, measured]): TableRow => ({
				contestant: title,
				'refused/s': rounded(medianOf(measured, 'answeredPerSecond'), 1),
				'CPU ms': rounded(medianOf(measured, 'cpuMsPerDelivery'), 2),
				'p99 ms': rounded(medianOf(measured, 'p99Ms'), 1),
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
		const flood = await underFlood(stand, { dinie, refuse }, size);
		const title = `forged, ${FORGED.bodyBytes} bytes: ${rounds} rounds of ${count}`;
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
	stand: Stand,
	{ dinie, refuse }: Record<'dinie' | 'refuse', Contestant>,
	{ flood: count, genuine: genuineCount }: Size,
): Promise<TableRow[]> {
	const key = keyOf(stand, dinie.name, dinie.target.url);
	const genuine = async () =>
		await runLoad({ ...dinie.target, key, ...GENUINE, count: genuineCount });
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
