import fc from 'fast-check';
import {
	containsMark,
	markOf,
	ownerIn,
	shortInstanceId,
	withMark,
	withoutMark,
} from '../../nodes/Dinie/ownershipMark';
import { cpuTime } from '../helpers/cpuTime';

const owner = { instanceId: '0123456789ab', workflowId: 'wf1', nodeId: 'n1', test: false };
const mark = '[n8n:0123456789ab/wf1/n1]';

test('a mark names instance, workflow and node, and says of a test run that it is one', () => {
	expect(markOf(owner)).toBe(mark);
	expect(markOf({ ...owner, test: true })).toBe('[n8n:0123456789ab/wf1/n1/test]');
});

test('the instance is named by 12 hexadecimal digits that do not tell its ID', () => {
	expect(shortInstanceId('my-instance')).toMatch(/^[0-9a-f]{12}$/);
	expect(shortInstanceId('my-instance')).not.toBe(shortInstanceId('my-instance2'));
});

test('whoever is written into a mark is read out of it again, whatever the IDs are', () => {
	const id = fc.string({ unit: 'grapheme', minLength: 1 });
	fc.assert(
		fc.property(id, id, fc.boolean(), fc.string(), (workflowId, nodeId, isTest, text) => {
			const written = { ...owner, workflowId, nodeId, test: isTest };
			const description = withMark(text, markOf(written));
			expect(ownerIn(description)).toEqual(written);
			expect(containsMark(description)).toBe(true);
		}),
	);
});

test.each([undefined, null, 42, '', 'Production webhook', '[n8n:xyz/wf1/n1]', '[n8n:wf1/n1]'])(
	'the description %p has no owner',
	(description) => {
		expect(ownerIn(description)).toBeNull();
	},
);

test.each([
	mark,
	`${mark} paused`,
	`Paused: ${mark} (ask Ana)`,
	`paused${mark}paused`,
	`one line\n${mark}\nanother`,
	`[n8n:0123456789ab/[n8n:0123456789ab/wf1/n1]`,
])('the mark counts wherever it stands: %p', (description) => {
	expect(ownerIn(description)).toEqual(owner);
});

test('of several marks the last counts, which is the newest', () => {
	expect(ownerIn(`[n8n:ba9876543210/other/node] Loan alerts ${mark} paused`)).toEqual(owner);
});

test('a mark that somebody garbled is read as it stands', () => {
	expect(ownerIn('[n8n:0123456789ab/%E0%A4/n1]')).toMatchObject({ workflowId: '%E0%A4' });
});

test.each([
	['Loan alerts', `Loan alerts ${mark}`],
	['', mark],
	[null, mark],
	[undefined, mark],
	['Loan alerts [n8n:ba9876543210/other/node]', `Loan alerts ${mark}`],
	['Loan alerts [n8n:ba9876543210/other/node/test] ', `Loan alerts ${mark}`],
	[`${mark} paused`, `paused ${mark}`],
	['Loans [n8n:ba9876543210/other/node] paused', `Loans paused ${mark}`],
	[`one line\n${mark}\nanother`, `one line\nanother ${mark}`],
	[`${mark}Loans${mark} [n8n:ba9876543210/other/node] paused`, `Loans paused ${mark}`],
])('marking the description %p gives %p', (description, expected) => {
	expect(withMark(description, mark)).toBe(expected);
});

test('marking twice is marking once', () => {
	expect(withMark(withMark('Loan alerts', mark), mark)).toBe(`Loan alerts ${mark}`);
});

test('what a person wrote is what is left without the mark', () => {
	expect(withoutMark(`Loan alerts ${mark}`)).toBe('Loan alerts');
	expect(withoutMark('Loan alerts')).toBe('Loan alerts');
	expect(withoutMark(null)).toBe('');
});

const MARK_PARTS = ['[n8n:', '0123456789ab', '/', 'wf1', 'n1', '/test', ']', '[', ' ', '\n', mark];
const nearlyMarks = fc.array(fc.constantFrom(...MARK_PARTS), { maxLength: 40 });

test('taking the marks out leaves no mark, and every other letter of a person’s text', () => {
	const letters = (text: string) => text.replace(/\s/g, '');
	fc.assert(
		fc.property(nearlyMarks, (parts) => {
			const text = withoutMark(parts.join(''));
			expect(containsMark(text)).toBe(false);
			expect(withMark(text, mark)).toBe(`${text} ${mark}`.trim());
		}),
	);
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: 'grapheme' }),
			(before, after) => {
				const text = withoutMark(`${before}${mark}${after}`);
				expect(letters(text)).toBe(letters(before + after));
			},
		),
	);
});

test.each([' ', '\n', '[', '[n8n:', '[n8n:0123456789ab/', '[n8n:0123456789ab/a', 'a', `${mark} `])(
	'%p fifty thousand letters long costs next to nothing to read',
	(part) => {
		const text = `${part.repeat(50_000 / part.length)}x`;
		const milliseconds = cpuTime(() => [ownerIn(text), withoutMark(text), containsMark(text)]);
		expect(milliseconds).toBeLessThan(200);
	},
);

test('whatever its parts, a long text costs next to nothing to read', () => {
	fc.assert(
		fc.property(nearlyMarks, (parts) => {
			const unit = parts.join('') || ' ';
			const text = unit.repeat(Math.ceil(50_000 / unit.length));
			const milliseconds = cpuTime(() => [ownerIn(text), withMark(text, mark), containsMark(text)]);
			expect(milliseconds).toBeLessThan(200);
		}),
	);
});

test.each([mark, `before ${mark} after`, '[n8n:0123456789ab/a/b/test]'])(
	'%p contains what people must not write',
	(text) => {
		expect(containsMark(text)).toBe(true);
	},
);

test.each(['', 'n8n', '[n8n]', '[n8n:our workflows]', 'see n8n:0123456789ab/a/b'])(
	'%p may be written',
	(text) => {
		expect(containsMark(text)).toBe(false);
	},
);
