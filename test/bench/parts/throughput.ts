import { measureRounds, type Measured } from '../measure';
import type { TableRow } from '../../helpers/print';
import type { Findings, Part } from '../part';
import type { ContestantName } from '../stand/contestants';
import { enter, type Contestant } from '../stand/enter';
import { median, ratio, rounded, shownInterval } from '../statistics';

const NAMES: ContestantName[] = ['limit', 'dinie', 'github', 'stripe', 'webhook'];

const CONNECTIONS = 16;

const FULL = [
	{ bodyBytes: 1_000, count: 300, rounds: 15 },
	{ bodyBytes: 100_000, count: 100, rounds: 9 },
];
const QUICK = [
	{ bodyBytes: 1_000, count: 40, rounds: 5 },
	{ bodyBytes: 100_000, count: 20, rounds: 5 },
];

/** What the trigger costs over a do-nothing trigger, n8n's own triggers, and no checks at all. */
export const throughput: Part = {
	minutes: ({ isQuick }) => (isQuick ? 3 : 24),

	async run({ isQuick, log }, getStand) {
		const stand = await getStand();
		const contestants: Contestant[] = [];
		for (const name of NAMES) contestants.push(await enter(stand, name));
		const tables: Findings['tables'] = [];
		const figures: unknown[] = [];
		for (const size of isQuick ? QUICK : FULL) {
			const load = { ...size, connections: CONNECTIONS, expectedStatus: 200 };
			const results = await measureRounds(stand, contestants, load, log);
			const title = `${size.bodyBytes} bytes: ${size.rounds} rounds of ${size.count}, ${CONNECTIONS} at once; medians`;
			tables.push({ title, rows: [...results].map(([each, rounds]) => row(each, rounds)) });
			tables.push({
				title: 'Dinie Trigger against each, with 95 % intervals',
				rows: ratios(results),
			});
			const raw = [...results].map(([{ name }, rounds]) => ({ name, rounds }));
			figures.push({ ...size, ratios: ratios(results), raw });
		}
		return { tables, figures };
	},
};

export const medianOf = (rounds: Measured[], key: keyof Measured) =>
	median(rounds.map((measured) => measured[key]));

function row({ title }: Contestant, rounds: Measured[]): TableRow {
	return {
		contestant: title,
		'executed/s': rounded(medianOf(rounds, 'executedPerSecond'), 1),
		'answered/s': rounded(medianOf(rounds, 'answeredPerSecond'), 1),
		'CPU ms': rounded(medianOf(rounds, 'cpuMsPerDelivery'), 2),
		'p50 ms': rounded(medianOf(rounds, 'p50Ms'), 1),
		'p99 ms': rounded(medianOf(rounds, 'p99Ms'), 1),
		'peak MB': rounded(medianOf(rounds, 'peakMemoryMb'), 0),
	};
}

function ratios(results: Map<Contestant, Measured[]>): TableRow[] {
	const entries = [...results];
	const own = entries.find(([{ name }]) => name === 'dinie')?.[1] ?? [];
	const compare = (rounds: Measured[], key: keyof Measured) =>
		shownInterval(
			ratio(
				own.map((measured) => measured[key]),
				rounds.map((measured) => measured[key]),
			),
		);
	return entries
		.filter(([{ name }]) => name !== 'dinie')
		.map(([{ title }, rounds]) => ({
			against: title,
			'executed/s': compare(rounds, 'executedPerSecond'),
			'answered/s': compare(rounds, 'answeredPerSecond'),
			'CPU per delivery': compare(rounds, 'cpuMsPerDelivery'),
		}));
}
