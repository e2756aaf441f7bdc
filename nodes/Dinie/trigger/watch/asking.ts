import { inTurn, type Asked, type TriggerMemory } from '../memory';

/**
 * Asks Dinie because of a delivery, when hooks and ticks are done: two at once would make two secrets, and the one
 * kept may be the one that ends. Deliveries that come meanwhile wait for the same answer in `asking`.
 */
export async function ask(memory: TriggerMemory, work: () => Promise<Asked>): Promise<Asked> {
	const before = memory.newest?.sealedSecret;
	memory.asking = inTurn(memory, async () =>
		memory.newest?.sealedSecret === before ? await work() : 'secret_rotated',
	).finally(() => (memory.asking = undefined));
	return await memory.asking;
}
