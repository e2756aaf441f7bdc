import fc from 'fast-check';
import { withoutPersonalData } from '../../../nodes/Dinie/personalData';
import { toItem } from '../../../nodes/Dinie/webhook/item';
import { cpuTime } from '../../helpers/cpuTime';
import { cpfDigits, personalText } from './people';

const delivery = { webhookId: 'evt_1', timestamp: '1772618401', endpointId: 'we_1' };
const neighbour = fc.constantFrom(
	'',
	' ',
	'\n',
	': ',
	', ',
	'"',
	'(',
	')',
	'[',
	'; ',
	'<',
	'>',
	'=',
);
const around = (secret: string) =>
	fc.tuple(neighbour, neighbour).map(([before, after]) => before + secret + after);

/** JSON of any shape, in which the given texts and plain ones are values, entries and names of fields. */
const shapeWith = (secret: fc.Arbitrary<string>) =>
	fc.letrec((tie) => ({
		text: fc.oneof(secret, fc.constantFrom('active', 'Oi', '', 'prazo')),
		value: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			tie('text'),
			fc.constantFrom(null, true, 12, 875.5),
			fc.array(tie('value'), { maxLength: 4 }),
			fc.dictionary(fc.oneof(secret, fc.constantFrom('id', 'note', 'list', 'of')), tie('value'), {
				maxKeys: 4,
			}),
		),
	})).value;

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return [...Object.keys(value), ...Object.values(value).flatMap(textsIn)];
}

const bare = (text: string) => text.replace(/[\s.\-/()]/g, '').toLowerCase();

test('no CPF, CNPJ, e-mail address or phone number survives, whatever the shape', () => {
	const withShape = personalText.chain((secret) =>
		fc.tuple(fc.constant(secret), shapeWith(around(secret)), shapeWith(around(secret))),
	);
	fc.assert(
		fc.property(withShape, ([secret, data, extra]) => {
			const event = { type: 'invoice.paid', timestamp: extra, data, extra } as { type: string };
			const texts = textsIn(withoutPersonalData(toItem(event, delivery)));
			expect(texts.filter((text) => bare(text).includes(bare(secret)))).toEqual([]);
		}),
		{ numRuns: 1000 },
	);
});

test('texts around it stay', () => {
	const words = fc.constantFrom('', 'Cliente', 'de', 'recusado', 'o banco');
	fc.assert(
		fc.property(personalText, words, words, (secret, before, after) => {
			expect(withoutPersonalData({ note: `${before} ${secret} ${after}` })).toEqual({
				note: `${before} [removed] ${after}`,
			});
		}),
	);
});

test('a CPF that came as a number is removed too', () => {
	fc.assert(
		fc.property(
			cpfDigits.filter((digits) => !digits.startsWith('0')),
			(digits) => {
				expect(withoutPersonalData({ holder: Number(digits) })).toEqual({ holder: '[removed]' });
			},
		),
	);
});

const hex = fc
	.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
	.map((chosen) => chosen.join(''));
const time = fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });

test('times, dates, amounts and IDs are never touched', () => {
	const kept = fc.oneof(
		time.map((at) => at.toISOString()),
		time.map((at) => at.toISOString().slice(0, 10)),
		time.map((at) => at.toISOString().replace('.', '.000').replace('Z', '-03:00')),
		time.map((at) => at.getTime()),
		time.map((at) => Math.floor(at.getTime() / 1000)),
		fc.integer({ min: 0, max: 99_999_999_999 }).map((cents) => (cents / 100).toFixed(2)),
		fc.bigInt({ min: 0n, max: 10n ** 15n }).map((reais) => `${reais}.00`),
		fc.float({ min: 0, max: 2 ** 30, noNaN: true }),
		fc.tuple(fc.constantFrom('cust', 'co', 'ln', 'we', 'evt'), hex).map((parts) => parts.join('_')),
		cpfDigits.map((digits) => `cust_${digits}`),
		fc.uuid(),
	);
	fc.assert(
		fc.property(kept, (value) => {
			const given = {
				created_at: value,
				amount: value,
				id: value,
				list: [value],
				inner: { value },
			};
			expect(withoutPersonalData(given)).toEqual(given);
			if (String(value).includes('_')) {
				expect(withoutPersonalData(`Loan ${value} failed`)).toBe(`Loan ${value} failed`);
			}
		}),
		{ numRuns: 1000 },
	);
});

test('what tells a delivery apart and where it goes is never touched', () => {
	const own = { type: 'loan.error', resource: 'loan', action: 'error', endpointId: 'we_1' };
	fc.assert(
		fc.property(personalText, (webhookId) => {
			expect(withoutPersonalData({ ...own, webhookId })).toEqual({ ...own, webhookId });
			expect(withoutPersonalData({ data: { webhookId } })).toEqual({
				data: { webhookId: '[removed]' },
			});
		}),
	);
});

test.each(['[', '{"a":', '[{"list":'])(
	'any depth will do: %s a hundred thousand times',
	(opening) => {
		const closing = [...opening].reverse().join('').replace(/[^[{]/g, '');
		const ends = closing.replaceAll('[', ']').replaceAll('{', '}');
		const text = `${opening.repeat(100_000)}"ana@exemplo.com.br"${ends.repeat(100_000)}`;
		let inner: unknown = withoutPersonalData(JSON.parse(text));
		while (typeof inner === 'object' && inner !== null) [inner] = Object.values(inner);
		expect(inner).toBe('[removed]');
	},
);

test.each([
	'a',
	' ',
	'@',
	'a@',
	'a%40',
	'a.',
	'a@a.',
	'1',
	'1.',
	'123.456.789-',
	'123 ',
	'+',
	'+1 ',
	'(11) ',
	'(',
	'12.345.678/0001-',
	'AB',
	'_1',
	'529.982.247-25 ',
])('a megabyte of %p costs as much as any other', (unit) => {
	const text = unit.repeat(Math.ceil(2 ** 20 / unit.length));
	expect(cpuTime(() => withoutPersonalData({ note: text, [text]: 1 }))).toBeLessThan(2_000);
});

test('a great many fields cost no more than their number', () => {
	const separators = ['_', '-', '.'];
	const names = Array.from(
		{ length: 50_000 },
		(_, at) => `${at.toString(3).replace(/\d/g, (digit) => separators[Number(digit)] ?? '')}number`,
	);
	const wide = Object.fromEntries(names.map((name) => [name, 1]));
	expect(cpuTime(() => withoutPersonalData(wide))).toBeLessThan(2_000);
});
