import { readFile, writeFile } from 'node:fs/promises';

/** Linux forgets the highest memory use so far of a process. https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html */
export async function resetPeak(pid: number): Promise<void> {
	await writeFile(`/proc/${pid}/clear_refs`, '5');
}

/** Highest memory use in MiB since it was reset. */
export async function peakMib(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
	if (kib === undefined) throw new Error(`The memory of process ${pid} cannot be read`);
	return Math.round(Number(kib) / 1024);
}
