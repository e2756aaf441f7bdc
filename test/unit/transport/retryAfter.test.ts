import { waitBeforeNextTry } from '../../../nodes/Dinie/transport/retryAfter';

const NOW = Date.UTC(2026, 2, 4, 10, 0, 0);
const LATER = NOW + 45_000;

beforeEach(() => void jest.useFakeTimers({ now: NOW }));
afterEach(() => void jest.useRealTimers());

const wait = (retryAfter: unknown, { attempt = 1, deadline = LATER } = {}) =>
	waitBeforeNextTry({ headers: { 'retry-after': retryAfter } } as never, attempt, deadline);

test.each([
	['2', 2_000],
	['0', 0],
	['1.5', 1_500],
	['30', 30_000],
	['Wed, 04 Mar 2026 10:00:20 GMT', 20_000],
	['Wed, 04 Mar 2026 09:00:00 GMT', 0],
	['-5', 0],
])('waits as long as Retry-After %p asks', (header, ms) => {
	expect(wait(header)).toMatchObject({ ms, isTooLong: false });
});

test.each([undefined, '', 'soon', ['2'], 2])(
	'waits half a second, doubling, when Retry-After is %p',
	(header) => {
		expect([1, 2, 3].map((attempt) => wait(header, { attempt }).ms)).toEqual([500, 1_000, 2_000]);
		expect(wait(header)).not.toHaveProperty('hint');
	},
);

test.each(['31', '3600', 'Wed, 04 Mar 2026 12:00:00 GMT'])(
	'%s is too long to wait for, and the hint says how long it is',
	(header) => {
		const { isTooLong, hint, ms } = wait(header);
		expect(isTooLong).toBe(true);
		expect(hint).toBe(`It asks to wait ${ms / 1000} seconds: try again then`);
	},
);

test('a wait that ends at the deadline or after it is too long', () => {
	expect(wait('20', { deadline: NOW + 20_001 }).isTooLong).toBe(false);
	expect(wait('20', { deadline: NOW + 20_000 }).isTooLong).toBe(true);
	expect(wait(undefined, { deadline: NOW + 500 }).isTooLong).toBe(true);
	expect(wait('20', { deadline: Infinity }).isTooLong).toBe(false);
});
