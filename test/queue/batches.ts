import { until } from '../n8n/until';
import type { Cluster } from './cluster';

export type Log = (line: string) => void;

export const EVENTS_PER_BATCH = 20;
const MINUTE_MS = 60_000;

/** Fires events, does something once the first of their deliveries are made, and waits for all of them. */
export async function fireBatch(
	{ sandbox }: Cluster,
	during?: () => Promise<unknown>,
): Promise<void> {
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

/** Has Dinie try again what failed, until nothing waits. */
export async function retryAll({ sandbox }: Cluster, log: Log): Promise<void> {
	for (;;) {
		const pending = sandbox.deliveries.filter(({ status }) => status === 'pending');
		if (pending.length === 0) return;
		log(`Dinie tries ${pending.length} deliveries again`);
		const next = Math.min(...pending.map(({ nextAttemptAt }) => nextAttemptAt ?? Infinity));
		await sandbox.clock.advance(Math.max(MINUTE_MS, next - sandbox.clock.now()));
	}
}
