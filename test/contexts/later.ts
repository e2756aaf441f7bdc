const [now, monotonic] = [Date.now, performance.now.bind(performance)];
let ahead = 0;

/** So much time passes, for every clock of this process. Ends with `jest.restoreAllMocks()`. */
export function later(ms: number): void {
	ahead = (jest.isMockFunction(Date.now) ? ahead : 0) + ms;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
	jest.spyOn(performance, 'now').mockImplementation(() => monotonic() + ahead);
}
