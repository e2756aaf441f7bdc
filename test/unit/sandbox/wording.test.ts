import { span, timeOf, took } from '../../../sandbox/page/wording';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

test.each([
	[-5 * SECOND, '0 s'],
	[12 * SECOND, '12 s'],
	[5 * MINUTE, '5 min'],
	[5 * MINUTE + 12 * SECOND, '5 min 12 s'],
	[HOUR, '1 h'],
	[6 * HOUR + 59 * SECOND, '6 h'],
	[HOUR + 2 * MINUTE, '1 h 2 min'],
])('%d ms is %s to wait', (ms, words) => {
	expect(span(ms)).toBe(words);
});

test('says how long an answer took, in the unit that fits', () => {
	expect(took(35.4)).toBe('35 ms');
	expect(took(5_012)).toBe('5.0 s');
});

test('names the day only when it is another one', () => {
	const now = new Date(2026, 2, 4, 23, 30).getTime();
	expect(timeOf(now, now)).toBe('23:30:00');
	expect(timeOf(now + HOUR, now)).toBe('2026-03-05 00:30:00');
});
