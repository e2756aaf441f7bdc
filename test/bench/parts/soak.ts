import { call } from '../../helpers/https';
import type { N8n } from '../../n8n/n8n';
import { runLoad } from '../load/runLoad';
import { measure } from '../measure';
import type { TableRow } from '../../helpers/print';
import type { Part } from '../part';
import { handlesOf, memoryMb } from '../../helpers/processUse';
import { enter } from '../stand/enter';
import { rounded, slope } from '../statistics';

const LOAD = { bodyBytes: 1_000, connections: 16, expectedStatus: 200 };
const SAMPLE_MS = 5_000;
const MS_PER_HOUR = 3_600_000;
/** The first third fills caches. */
const WARM_UP_SHARE = 1 / 3;

type Sample = { at: number; memory: number; heap: number; handles: number; delay: number };

/** What grows while n8n takes half of what it can for a quarter of an hour. */
export const soak: Part = {
	minutes: ({ soakMinutes }) => soakMinutes + 1,

	async run({ soakMinutes, log }, getStand) {
		const { n8n, ...rest } = await getStand();
		const dinie = await enter({ n8n, ...rest }, 'dinie');
		const most = await measure({ n8n, ...rest }, dinie, { ...LOAD, count: 400 });
		const rate = most.executedPerSecond / 2;
		const count = Math.round(rate * soakMinutes * 60);
		log(`Soaking: ${count} deliveries at ${rate.toFixed(0)} a second`);
		const samples: Sample[] = [];
		const sampling = setInterval(() => {
			sample(n8n).then(
				(taken) => samples.push(taken),
				() => undefined,
			);
		}, SAMPLE_MS);
		const load = { ...dinie.target, ...LOAD, count, rate };
		const { p50Ms, p99Ms } = await runLoad(load).finally(() => clearInterval(sampling));
		const row = { deliveries: count, ...summary(samples), 'p50 ms': p50Ms, 'p99 ms': p99Ms };
		const rows = [roundedRow(row)];
		const title = `a soak of ${soakMinutes} minutes at half the highest rate, ${rate.toFixed(0)}/s`;
		return { tables: [{ title, rows }], figures: { rate, rows, samples } };
	},
};

async function sample({ url, certificate, pid }: N8n): Promise<Sample> {
	const { body } = await call(`${url}/metrics`, { method: 'GET', ca: certificate.cert });
	const metric = (name: string) => Number(body.match(`${name} ([0-9.e+-]+)`)?.[1]);
	return {
		at: Date.now(),
		memory: memoryMb(pid),
		heap: metric('nodejs_heap_size_used_bytes') / 1024 ** 2,
		handles: handlesOf(pid),
		delay: metric('nodejs_eventloop_lag_p99_seconds') * 1_000,
	};
}

function summary(samples: Sample[]): Record<string, number> {
	const settled = samples.slice(Math.floor(samples.length * WARM_UP_SHARE));
	const perHour = (key: 'heap' | 'memory') =>
		slope(settled.map((each) => [each.at, each[key]])) * MS_PER_HOUR;
	const [first, last] = [settled[0], settled.at(-1)];
	return {
		'memory MB at the end': last?.memory ?? NaN,
		'memory MB/h': perHour('memory'),
		'heap MB/h': perHour('heap'),
		'handles then': first?.handles ?? NaN,
		'handles at the end': last?.handles ?? NaN,
		'event loop p99 ms': Math.max(...settled.map(({ delay }) => delay)),
	};
}

const roundedRow = (row: Record<string, number>): TableRow =>
	Object.fromEntries(Object.entries(row).map(([key, value]) => [key, rounded(value, 1)]));
