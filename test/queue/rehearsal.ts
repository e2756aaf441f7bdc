import { FORGERY_NAMES } from '../../sandbox/deliveries/forge';
import { until } from '../n8n/until';
import type { Cluster } from './cluster';
import { executedEvents, untilWorkedOff } from './executions';
import { rotateByApi } from './liveTrigger';

const BATCHES = 20;
const EVENTS_PER_BATCH = 100;
const EVENTS_PER_PROCESSOR = 25;
const FORGED_OF_EACH_KIND = 10;
const GRACE_SECONDS = 3_600;
const MINUTE_MS = 60_000;

type Log = (line: string) => void;

/** What goes wrong or changes while events arrive, by the share of them that was fired by then. */
function incidents(cluster: Cluster, log: Log): Record<number, () => Promise<unknown>> {
	return {
		4: async () => {
			log('Killing a worker, and starting another');
			await cluster.workers.shift()?.end('SIGKILL');
			await cluster.startWorker();
		},
		8: async () => {
			log('Killing a webhook processor, and starting another');
			await cluster.processors.shift()?.end('SIGKILL');
			await cluster.startProcessor();
		},
		12: async () => {
			log('Rotating the secret by the API, with an hour of grace');
			await rotateByApi(cluster, GRACE_SECONDS);
		},
		14: async () => {
			log('Sending what Dinie never sent');
			const { endpoints, forge } = cluster.sandbox;
			const ids = endpoints.list().flatMap(({ id }) => Array<string>(FORGED_OF_EACH_KIND).fill(id));
			const kinds = FORGERY_NAMES;
			await Promise.all(ids.flatMap((id) => kinds.map(async (kind) => await forge(id, kind))));
		},
		16: async () => {
			log('Restarting the main');
			await cluster.restartMain();
		},
	};
}

/** Fires events in batches with an incident in the middle of some, then lets Dinie try again what failed. */
export async function rehearse(cluster: Cluster, log: Log): Promise<void> {
	const during = incidents(cluster, log);
	for (let batch = 0; batch < BATCHES; batch++) await fireBatch(cluster, during[batch]);
	await retryAll(cluster, log);
}

/** Replaces a worker as the README says, while events arrive; returns how many of them were not executed. */
export async function replaceWorker(cluster: Cluster, log: Log): Promise<number> {
	const { balancer, postgres, processors, sandbox, workers } = cluster;
	await fireBatch(cluster, async () => {
		log('Replacing a worker while deliveries are held off');
		balancer.leadTo([]);
		balancer.disconnect();
		await untilWorkedOff(postgres);
		await workers.shift()?.end('SIGTERM');
		await cluster.startWorker();
		balancer.leadTo(processors.map(({ port }) => port));
	});
	await retryAll(cluster, log);
	await untilWorkedOff(postgres);
	const runs = await executedEvents(postgres);
	return sandbox.deliveries.filter(({ eventId }) => !runs.has(eventId)).length;
}

/** Lets the grace period end, then leads all deliveries to one processor after the other. */
export async function tryEachProcessor(cluster: Cluster): Promise<string[]> {
	const { sandbox, balancer, processors } = cluster;
	await sandbox.clock.advance((GRACE_SECONDS + 60) * 1_000);
	const failures: string[] = [];
	for (const { port } of processors) {
		balancer.leadTo([port]);
		balancer.disconnect();
		const before = sandbox.deliveries.length;
		for (let event = 0; event < EVENTS_PER_PROCESSOR; event++) sandbox.fire('loan.error');
		await sandbox.idle();
		const refused = sandbox.deliveries.slice(before).filter(({ status }) => status !== 'delivered');
		failures.push(...refused.map(({ attempts }) => attempts.at(-1)?.answer ?? 'no answer'));
	}
	balancer.leadTo(processors.map(({ port }) => port));
	return failures;
}

async function fireBatch({ sandbox }: Cluster, during?: () => Promise<unknown>): Promise<void> {
	const before = sandbox.deliveries.length;
	for (let event = 0; event < EVENTS_PER_BATCH; event++) sandbox.fire('loan.error');
	await until(
		'the first deliveries of a batch',
		() => sandbox.deliveries.slice(before).some(({ attempts }) => attempts.length > 0) || undefined,
		{ everyMs: 5 },
	);
	await during?.();
	await sandbox.idle();
}

async function retryAll({ sandbox }: Cluster, log: Log): Promise<void> {
	for (;;) {
		const pending = sandbox.deliveries.filter(({ status }) => status === 'pending');
		if (pending.length === 0) return;
		log(`Dinie tries ${pending.length} deliveries again`);
		const next = Math.min(...pending.map(({ nextAttemptAt }) => nextAttemptAt ?? Infinity));
		await sandbox.clock.advance(Math.max(MINUTE_MS, next - sandbox.clock.now()));
	}
}
