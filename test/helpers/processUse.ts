import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** The kernel counts CPU time in hundredths of a second. */
const MS_PER_TICK = 10;
const USER_TIME = 11;
const SYSTEM_TIME = 12;
/** https://docs.kernel.org/filesystems/proc.html: 5 resets the peak of the memory in use. */
const RESET_PEAK = '5';

/** CPU time that a process has used so far, of all its threads, in milliseconds. */
export function cpuMsOf(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
	return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) * MS_PER_TICK;
}

export function resetPeakMemory(pid: number): void {
	writeFileSync(`/proc/${pid}/clear_refs`, RESET_PEAK);
}

export const peakMemoryMb = (pid: number) => statusMb(pid, 'VmHWM');

export const memoryMb = (pid: number) => statusMb(pid, 'VmRSS');

export const handlesOf = (pid: number) => readdirSync(`/proc/${pid}/fd`).length;

function statusMb(pid: number, name: string): number {
	const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(`${name}:\\s+(\\d+) kB`);
	return Math.round(Number(line?.[1]) / 1024);
}
