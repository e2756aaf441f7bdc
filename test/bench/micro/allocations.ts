import { memoryUsage } from 'node:process';

const REPEATS = 20;

/** Heap and buffers that one call takes, given that no garbage is collected in between. */
export function allocatedBytes(call: () => unknown): number {
	call();
	collectGarbage();
	const before = inUse();
	for (let repeat = 0; repeat < REPEATS; repeat++) call();
	return Math.round((inUse() - before) / REPEATS);
}

export function inUse(): number {
	const { heapUsed, external } = memoryUsage();
	return heapUsed + external;
}

/** Needs Node's option `--expose-gc`. */
export function collectGarbage(): void {
	if (!globalThis.gc) throw new Error('Run this with --expose-gc, as npm run bench:micro does');
	globalThis.gc();
}
