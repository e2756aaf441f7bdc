/** Lets only so many run at once; the others wait in line. */
export function createSlots(limit: () => number) {
	const waiting: Array<() => void> = [];
	let taken = 0;

	return async function withSlot<Result>(run: () => Promise<Result>): Promise<Result> {
		if (taken < limit()) taken += 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await run();
		} finally {
			const handOver = waiting.shift();
			if (handOver) handOver();
			else taken -= 1;
		}
	};
}
