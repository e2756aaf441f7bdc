import { runLoad } from '../load/runLoad';
import { startCluster } from '../../queue/cluster';
import { untilWorkedOff } from '../../queue/executions';
import { publishTrigger } from '../../queue/liveTriggers';
import type { TableRow } from '../../helpers/print';
import type { Part } from '../part';
import { median, rounded } from '../statistics';

const LOAD = {
	bodyBytes: 1_000,
	connections: 16,
	expectedStatus: 200,
	scheme: 'standard',
} as const;

/** What webhook processors take in queue mode, one and two of them. */
export const queueMode: Part = {
	minutes: ({ isQuick }) => (isQuick ? 4 : 8),

	async run({ isQuick, log }) {
		const cluster = await startCluster({ processors: [0, 0], workers: 2, log });
		try {
			await publishTrigger(cluster, 'Live');
			const [endpoint] = cluster.sandbox.endpoints.list();
			if (!endpoint) throw new Error('The trigger registered no endpoint');
			const target = { url: endpoint.url, key: endpoint.secret, ca: cluster.main.certificate.cert };
			const { rounds, count } = isQuick ? { rounds: 3, count: 150 } : { rounds: 7, count: 400 };
			const all = cluster.processors.map(({ port }) => port);
			const taken: Array<{ processors: number; perSecond: number; p50: number; p99: number }> = [];
			for (let round = 0; round <= rounds; round++) {
				for (const processors of [1, 2]) {
					cluster.balancer.leadTo(all.slice(0, processors));
					const pid = cluster.processors[0]?.pid ?? 0;
					const result = await runLoad({ ...LOAD, ...target, count, pid });
					await untilWorkedOff(cluster.postgres);
					const seconds = (result.endedAt - result.startedAt) / 1_000;
					const { p50Ms: p50, p99Ms: p99 } = result;
					if (round > 0) taken.push({ processors, perSecond: count / seconds, p50, p99 });
				}
				log(`Queue mode: ${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`} done`);
			}
			const rows = [1, 2].map((processors): TableRow => {
				const own = taken.filter((each) => each.processors === processors);
				const of = (key: 'p50' | 'p99' | 'perSecond') =>
					rounded(median(own.map((each) => each[key])), 1);
				const [perSecond, p50, p99] = [of('perSecond'), of('p50'), of('p99')];
				return { processors, 'answered/s': perSecond, 'p50 ms': p50, 'p99 ms': p99 };
			});
			const title = `queue mode, two workers, ${LOAD.bodyBytes} bytes: ${rounds} rounds of ${count}; medians`;
			return { tables: [{ title, rows }], figures: { rows, taken } };
		} finally {
			await cluster.close();
		}
	},
};
