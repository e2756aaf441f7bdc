/** Debian's libfaketime; the loader puts in where it keeps its libraries. */
const LIBRARY = '/usr/$LIB/faketime/libfaketimeMT.so.1';

/** What a program is told so that its clock is off by so many minutes, while its timers go on as usual. */
export function clockOff(minutes: number): Record<string, string> {
	if (minutes === 0) return {};
	return {
		LD_PRELOAD: LIBRARY,
		FAKETIME: `${minutes < 0 ? '' : '+'}${minutes}m`,
		FAKETIME_DONT_FAKE_MONOTONIC: '1',
		NO_FAKE_STAT: '1',
	};
}
