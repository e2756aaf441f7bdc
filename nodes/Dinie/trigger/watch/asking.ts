import type { Asked, TriggerMemory } from '../memory';

/** Asks Dinie because of a delivery; those that come meanwhile wait for the same answer in `asking`. */
export async function ask(memory: TriggerMemory, work: () => Promise<Asked>): Promise<Asked> {
	memory.asking = work().finally(() => (memory.asking = undefined));
	return await memory.asking;
}
