import { sleep } from 'n8n-workflow';
import { isOutage } from '../../transport/problemKinds';
import { claim, inTurn, memoryAt } from '../memory';
import { look } from './look';
import { tellTeam } from './telling';
import type { Watched } from './watched';

/** What looks gone at first may be a slip of Dinie's: it counts when it is gone still. */
const SECOND_LOOK_MS = 30_000;
const LOG_INTERVAL_MS = 60 * 60_000;

/** Looks after the endpoint of a trigger: what is not as wanted is mended or gained anew, and told. */
export async function tick(key: string): Promise<void> {
	const memory = memoryAt(key);
	if (memory.isTicking) return;
	const { watch: context, wanted } = memory;
	if (!context || !wanted) return;
	memory.isTicking = true;
	const isStill = () => memory.watch === context && memory.wanted === wanted;
	const watched = { context, memory, wanted, isStill };
	try {
		const isGone = await inTurn(memory, async () => await look(watched, 'first'));
		if (isGone) {
			// Out of turn: an unpublish does not wait for it.
			await sleep(SECOND_LOOK_MS);
			if (isStill()) await inTurn(memory, async () => await look(watched, 'second'));
		}
	} catch (error) {
		logFailure(watched, error as Error);
	} finally {
		memory.isTicking = false;
	}
	if (isStill()) tellTeam(context, memory);
}

function logFailure({ context, memory, isStill }: Watched, error: Error): void {
	if (!isStill()) return;
	if (!claim(memory, isOutage(error) ? 'log outage' : 'log failure', LOG_INTERVAL_MS)) return;
	context.logger.warn(
		`Dinie Trigger '${context.getNode().name}' could not look after its endpoint: ${error.message}`,
		{ workflowId: context.getWorkflow().id },
	);
}
