import type { SchedulingFunctions } from 'n8n-workflow';

type Tick = Parameters<SchedulingFunctions['registerCron']>[1];

/** n8n's crons of one node, which strike when a test says so. */
export function createScheduler() {
	const crons = new Map<string, Tick>();
	return {
		/** As n8n does it: while an expression is registered, another tick for it is passed over. */
		registerCron: (({ expression }, onTick) => {
			if (!crons.has(expression)) crons.set(expression, onTick);
		}) as SchedulingFunctions['registerCron'],
		expressions: () => [...crons.keys()],
		/** Strikes; waits for what a tick gives back, which n8n does not. */
		async tick(): Promise<void> {
			for (const onTick of [...crons.values()]) await onTick(new Date());
		},
		clear: () => crons.clear(),
	};
}
