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
