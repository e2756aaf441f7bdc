/** So much time passes, for every clock of this process. Ends with `jest.restoreAllMocks()`. */
export function later(ms: number): void {
	const [now, monotonic] = [Date.now, performance.now.bind(performance)];
	jest.spyOn(Date, 'now').mockImplementation(() => now() + ms);
	jest.spyOn(performance, 'now').mockImplementation(() => monotonic() + ms);
}
