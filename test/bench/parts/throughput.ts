import { measureRounds, type Measured } from '../measure';
import type { TableRow } from '../../helpers/print';
import type { Part, PartOptions } from '../part';
import type { ContestantName } from '../stand/contestants';
import { enter, type Contestant } from '../stand/enter';
import { COMPILE_CACHE, LAZY } from '../stand/isolates';
import { median, ratio, rounded, shownInterval } from '../statistics';

const NAMES: ContestantName[] = [
	'limit',
	'limitWithCredential',
	'dinie',
	'github',
	'stripe',
	'webhook',
];

/** For daily use. */
const QUICK_NAMES: ContestantName[] = ['limit', 'dinie', 'github'];

const CONNECTIONS = 16;

type Size = { bodyBytes: number; count: number; rounds: number; minutes: number };

const SMALL = {
	full: { bodyBytes: 1_000, count: 300, rounds: 9, minutes: 14 },
	quick: { bodyBytes: 1_000, count: 40, rounds: 5, minutes: 2 },
};
const LARGE = {
	full: { bodyBytes: 100_000, count: 100, rounds: 9, minutes: 6 },
	quick: { bodyBytes: 100_000, count: 20, rounds: 5, minutes: 1 },
};

/** What the trigger costs over a do-nothing trigger, n8n's own triggers, and no checks at all. */
export const throughput = comparison(SMALL);

export const throughputLarge = comparison(LARGE);

/** The same where n8n itself is quick, so that what is the trigger's own shows. */
export const throughputLazy = comparison(SMALL, LAZY);

export const throughputLargeLazy = comparison(LARGE, LAZY);

/** What n8n's other setting brings. */
export const throughputCompileCache = comparison(
	{ full: { ...SMALL.full, minutes: 5 }, quick: { ...SMALL.quick, minutes: 1 } },
	COMPILE_CACHE,
	['limit', 'dinie'],
);

function comparison(
	sizes: Record<'full' | 'quick', Size>,
	environment: Record<string, string> = {},
	names = NAMES,
): Part {
	const sizeFor = ({ isQuick }: PartOptions) => (isQuick ? sizes.quick : sizes.full);
	return {
		environment,
		minutes: (options) => sizeFor(options).minutes,

		async run(options, getStand) {
			const stand = await getStand();
			const contestants: Contestant[] = [];
			const isIn = (name: ContestantName) => !options.isQuick || QUICK_NAMES.includes(name);
			for (const name of names.filter(isIn)) contestants.push(await enter(stand, name));
			const { bodyBytes, count, rounds } = sizeFor(options);
			const load = { bodyBytes, count, rounds, connections: CONNECTIONS, expectedStatus: 200 };
			const results = await measureRounds(stand, contestants, load, options.log);
			const settings = Object.entries(environment).map((setting) => setting.join('='));
			const n8n = settings.join(', ') || 'n8n as it comes';
			const shown = `${n8n}, ${bodyBytes} bytes: ${rounds} rounds of ${count}, ${CONNECTIONS} at once; medians`;
			return {
				tables: [
					{ title: shown, rows: [...results].map(([each, measured]) => row(each, measured)) },
					{ title: 'Dinie Trigger against each, with 95 % intervals', rows: ratios(results) },
				],
				figures: {
					...load,
					ratios: ratios(results),
					raw: [...results].map(([{ name }, measured]) => ({ name, rounds: measured })),
				},
			};
		},
	};
}

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
