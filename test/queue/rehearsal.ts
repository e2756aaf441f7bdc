import { until } from '../n8n/until';
import { fireBatch, retryAll, type Log } from './batches';
import type { Cluster } from './cluster';
import { keyOf, storedExecutions, untilWorkedOff } from './executions';
import { GRACE_SECONDS, incidentsIn } from './incidents';
import { endpointsOf, type LiveTrigger } from './liveTriggers';
import { strangeClock, type StrangeClock } from './strangeClock';
import { tellings } from './telling';

const EVENTS_PER_PROCESSOR = 10;
/** One interval of the watch, the half minute until its second look, and what a busy machine needs. */
const MENDED_WITHIN_MS = 150_000;

/** What shows only while it goes on. */
export type Seen = {
	/** Deliveries that were not executed although a worker was replaced as the README says. */
	lostByReplacing: number;
	strangeClock: StrangeClock;
	/** How long the endpoints that were deleted and disabled stayed so. */
	mendedAfterMs: number;
	/** What each processor alone refused at the end. */
	refusedAlone: string[];
};

/** Fires events in batches with an incident in the middle of some, then lets Dinie try again what failed. */
export async function rehearse(cluster: Cluster, triggers: LiveTrigger[], log: Log): Promise<Seen> {
	const incidents = incidentsIn(cluster, triggers, log);
	const lostByReplacing = await replaceWorker(cluster, log);
	await fireBatch(cluster, incidents.deleteAndDisable);
	const disturbedAt = performance.now();
	await fireBatch(cluster, incidents.killWorker);
	await fireBatch(cluster, incidents.rotateAtOnce);
	await fireBatch(cluster, incidents.killProcessor);
	await fireBatch(cluster, incidents.forgeAll);
	await untilMended(cluster, triggers, log);
	const mendedAfterMs = performance.now() - disturbedAt;
	await fireBatch(cluster);
	await fireBatch(cluster, incidents.rotateWithGrace);
	const seen = await strangeClock(cluster, log);
	await fireBatch(cluster, incidents.killMain);
	await fireBatch(cluster);
	await retryAll(cluster, log);
	const refusedAlone = await tryEachProcessor(cluster);
	return { lostByReplacing, strangeClock: seen, mendedAfterMs, refusedAlone };
}

/** Replaces a worker as the README says, while events arrive; returns how many of them were not executed. */
async function replaceWorker(cluster: Cluster, log: Log): Promise<number> {
	const { balancer, postgres, sandbox, workers } = cluster;
	const before = sandbox.deliveries.length;
	await fireBatch(cluster, async () => {
		log('Replacing a worker while deliveries are held off');
		balancer.leadTo([]);
		balancer.disconnect();
		await untilWorkedOff(postgres);
		await workers.shift()?.end('SIGTERM');
		await cluster.startWorker();
		cluster.leadToProcessors();
	});
	await retryAll(cluster, log);
	await untilWorkedOff(postgres);
	const executed = new Set(
		(await storedExecutions(postgres)).flatMap(({ deliveries }) => deliveries),
	);
	const sent = sandbox.deliveries.slice(before);
	return sent.filter(({ endpointId, eventId }) => !executed.has(keyOf(endpointId, eventId))).length;
}

/** Fires on until all endpoints are active again, and the team has been told of both. */
async function untilMended(cluster: Cluster, triggers: LiveTrigger[], log: Log): Promise<void> {
	log('Firing on until the watch has mended what was deleted and disabled');
	await until(
		'the watch to mend and tell',
		async () => {
			await fireBatch(cluster);
			const held = triggers.flatMap((trigger) => endpointsOf(cluster, trigger));
			const active = held.filter(({ status }) => status === 'active');
			if (active.length < triggers.length) return undefined;
			return (await tellings(cluster)).length >= 2 || undefined;
		},
		{ limitMs: MENDED_WITHIN_MS },
	);
}

/** Lets the grace period end, then leads all deliveries to one processor after the other. */
async function tryEachProcessor(cluster: Cluster): Promise<string[]> {
	const { sandbox, balancer, processors } = cluster;
	await sandbox.clock.advance((GRACE_SECONDS + 60) * 1_000);
	const before = sandbox.deliveries.length;
	for (const { port } of processors) {
		balancer.leadTo([port]);
		balancer.disconnect();
		for (let event = 0; event < EVENTS_PER_PROCESSOR; event++) sandbox.fire('loan.error');
		await sandbox.idle();
	}
	cluster.leadToProcessors();
	const refused = sandbox.deliveries.slice(before).filter(({ status }) => status !== 'delivered');
	return refused.flatMap(({ attempts }) =>
		attempts.map(({ status, answer, error }) => `${status} ${error ?? answer}`),
	);
}
