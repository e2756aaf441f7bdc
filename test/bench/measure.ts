import { setTimeout as pause } from 'node:timers/promises';
import type { LoadJob } from './load/job';
import { runLoad } from './load/runLoad';
import { cpuMsOf, peakMemoryMb, resetPeakMemory } from '../helpers/processUse';
import { untilExecuted } from './stand/drained';
import type { Contestant } from './stand/enter';
import type { Stand } from './stand/stand';

/** One round of one contestant. */
export type Measured = {
	/** Deliveries a second until all were answered. */
	answeredPerSecond: number;
	/** Deliveries a second until all were executed as well. */
	executedPerSecond: number;
	cpuMsPerDelivery: number;
	p50Ms: number;
	p99Ms: number;
	peakMemoryMb: number;
};

type Load = Pick<
	LoadJob,
	'bodyBytes' | 'connections' | 'count' | 'expectedStatus' | 'mostPutOff'
> & {
	/** Signs with something else than what the trigger holds. */
	key?: string;
};

const SETTLING_MS = 300;

const executedSoFar = new Map<string, number>();

/** Sends a load, waits until n8n has executed what it accepted, and takes the figures. */
export async function measure(
	{ n8n }: Stand,
	{ workflowId, target }: Contestant,
	load: Load,
): Promise<Measured> {
	const { pid } = n8n;
	resetPeakMemory(pid);
	const { startedAt, endedAt, cpuMsBefore, p50Ms, p99Ms } = await runLoad({ ...target, ...load });
	const isAccepted = load.expectedStatus < 300;
	const executed = (executedSoFar.get(workflowId) ?? 0) + (isAccepted ? load.count : 0);
	executedSoFar.set(workflowId, executed);
	const lastAt = isAccepted ? await untilExecuted(n8n, workflowId, executed) : endedAt;
	await pause(SETTLING_MS);
	const perSecond = (until: number) => load.count / ((until - startedAt) / 1_000);
	return {
		answeredPerSecond: perSecond(endedAt),
		executedPerSecond: perSecond(Math.max(endedAt, lastAt)),
		cpuMsPerDelivery: (cpuMsOf(pid) - cpuMsBefore) / load.count,
		p50Ms,
		p99Ms,
		peakMemoryMb: peakMemoryMb(pid),
	};
}

/** All contestants in each round, a different one first each time, after a round that is not counted. */
export async function measureRounds(
	stand: Stand,
	contestants: Contestant[],
	{ rounds, ...load }: Load & { rounds: number },
	log: (line: string) => void,
): Promise<Map<Contestant, Measured[]>> {
	const results = new Map<Contestant, Measured[]>(contestants.map((each) => [each, []]));
	for (let round = 0; round <= rounds; round++) {
		const first = round % contestants.length;
		for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)]) {
			const measured = await measure(stand, contestant, load);
			if (round > 0) results.get(contestant)?.push(measured);
		}
		log(`${load.bodyBytes} bytes: ${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`} done`);
	}
	return results;
}
