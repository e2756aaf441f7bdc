import { memoryUsage } from 'node:process';
import { median } from '../statistics';

const PASSES = 15;
const REPEATS = 5;

/** Heap and buffers that one call takes, given that no garbage is collected in between. */
export function allocatedBytes(call: () => unknown): number {
	const passes = Array.from({ length: PASSES }, () => {
		collectGarbage();
		const before = inUse();
		for (let repeat = 0; repeat < REPEATS; repeat++) call();
		return (inUse() - before) / REPEATS;
	});
	return Math.round(median(passes));
}

export function inUse(): number {
	const { heapUsed, external } = memoryUsage();
	return heapUsed + external;
}

/** Needs Node's option `--expose-gc`. */
export function collectGarbage(): void {
	if (!globalThis.gc) throw new Error('Run this with --expose-gc, as npm run bench:micro does');
	globalThis.gc();
	// What the first one finalised, the second one frees.
	globalThis.gc();
}
