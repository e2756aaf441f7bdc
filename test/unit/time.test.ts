import fc from 'fast-check';
import { epochMs, toIsoUtc } from '../../nodes/Dinie/time';

const ISO = '2026-03-04T10:00:00.000Z';

test.each([
	'2026-03-04T10:00:00Z',
	'2026-03-04T10:00Z',
	'2026-03-04T10:00:00.000Z',
	'2026-03-04T10:00:00.000000Z',
	'2026-03-04T07:00:00-03:00',
	'2026-03-04T07:00:00-0300',
	1772618400,
	1772618400000,
])('%p is the same moment in ISO 8601 UTC', (value) => {
	expect(toIsoUtc(value)).toBe(ISO);
});

test.each([
	'yesterday',
	'2026-03-04',
	'2026-03-04 10:00:00',
	'2026-03-04T10:00:00',
	'2026-99-04T10:00:00Z',
	'2026-02-30T10:00:00Z',
	'2026-02-29T10:00Z',
	'2026-04-31T23:00:00-03:00',
	'2026-04-31T23:00:00-0300',
	'2026-03-00T10:00:00Z',
	1772618400123456,
	1.7726184001234568e18,
	'1772618400',
	'',
	null,
	undefined,
	true,
	NaN,
	Infinity,
	1e300,
	{ seconds: 1 },
])('%p is no time and comes back as it is', (value) => {
	expect(toIsoUtc(value)).toBe(value);
});

test('fractions of a second are kept to the millisecond', () => {
	expect(toIsoUtc('2026-03-04T10:00:00.123456Z')).toBe('2026-03-04T10:00:00.123Z');
	expect(toIsoUtc(1772618400.5)).toBe('2026-03-04T10:00:00.500Z');
});

test('ISO text, epoch seconds and epoch milliseconds of one moment agree', () => {
	const seconds = fc.integer({ min: 1_000_000_000, max: 9_999_999_999 });
	fc.assert(
		fc.property(seconds, (moment) => {
			const iso = new Date(moment * 1000).toISOString();
			expect([moment, moment * 1000, iso].map(epochMs)).toEqual(Array(3).fill(moment * 1000));
			expect(toIsoUtc(moment)).toBe(iso);
		}),
	);
});

test('of every month, the days that it has are days, and no others', () => {
	const part = (min: number, max: number) => fc.integer({ min, max });
	fc.assert(
		fc.property(part(1971, 2199), part(1, 12), part(1, 31), (year, month, day) => {
			const pad = (value: number) => String(value).padStart(2, '0');
			const text = `${year}-${pad(month)}-${pad(day)}T00:30:00-03:00`;
			const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
			const expected = day > lastDay ? NaN : Date.UTC(year, month - 1, day, 3, 30);
			expect(epochMs(text)).toBe(expected);
		}),
	);
});

test('microseconds are never taken for another time', () => {
	const micro = fc.integer({ min: 1_000_000_000_000_000, max: 9_000_000_000_000_000 });
	fc.assert(fc.property(micro, (moment) => expect(toIsoUtc(moment)).toBe(moment)));
});
