import { fireBatch, type Log } from './batches';
import type { Cluster } from './cluster';

/** A delivery may be off by five. */
export const MINUTES_STRANGE = 10;

/** What a processor did whose clock nobody had set. */
export type StrangeClock = {
	/** What it was sent while it was alone. */
	sent: number;
	/** Its answers, each with how often. */
	answers: Record<string, number>;
	/** Calls to Dinie that writing a new secret would take. */
	writes: number;
};

/** For one batch deliveries go to a processor whose clock is off by more than a delivery may be, and to it alone. */
export async function strangeClock(cluster: Cluster, log: Log): Promise<StrangeClock> {
	const { sandbox, balancer, processors } = cluster;
	const member = await cluster.startProcessor(MINUTES_STRANGE);
	const before = { deliveries: sandbox.deliveries.length, requests: sandbox.requests.length };
	log('Leading deliveries to that processor alone');
	balancer.leadTo([member.port]);
	balancer.disconnect();
	await fireBatch(cluster);
	const deliveries = sandbox.deliveries.slice(before.deliveries);
	const requests = sandbox.requests.slice(before.requests);
	processors.splice(processors.indexOf(member), 1);
	cluster.leadToProcessors();
	balancer.disconnect();
	await member.end('SIGTERM');

	const answers: Record<string, number> = {};
	for (const { attempts } of deliveries) {
		for (const { status, answer } of attempts) {
			const key = `${status} ${answer}`;
			answers[key] = (answers[key] ?? 0) + 1;
		}
	}
	const writes = requests.filter(
		({ method, path }) => method !== 'GET' && !path.endsWith('/token'),
	);
	return { sent: deliveries.length, answers, writes: writes.length };
}
