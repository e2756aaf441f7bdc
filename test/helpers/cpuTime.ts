/** Milliseconds of computing that some work takes, whatever else the machine does meanwhile. */
export function cpuTime(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
