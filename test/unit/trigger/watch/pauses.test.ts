import { memoryAt } from '../../../../nodes/Dinie/trigger/memory';
import { mayMendNow, notePause, wellAgain } from '../../../../nodes/Dinie/trigger/watch/pauses';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const STATUS = { status: 'active' } as const;
const URL = { url: 'https://n8n.example/' };

let now: number;
let memory: ReturnType<typeof memoryAt>;

beforeEach(() => {
	now = 1_000;
	jest.spyOn(performance, 'now').mockImplementation(() => now);
	memory = memoryAt(`pauses of ${expect.getState().currentTestName}`);
	memory.pauses.clear();
});
afterEach(() => jest.restoreAllMocks());

const mayMend = (changes = {}) => mayMendNow(memory)(changes);

/** Mends, and returns after how long the same would be mended again. */
function pauseAfterMending(changes: object): number {
	notePause(memory, changes);
	const begin = now;
	while (!mayMend(changes)) now += MINUTE_MS;
	return now - begin;
}

test('what was never mended is mended at once', () => {
	expect(mayMend(STATUS)).toBe(true);
});

test('the pauses before the same is mended again double, from five minutes to six hours', () => {
	const pauses = Array.from({ length: 9 }, () => pauseAfterMending(STATUS));
	expect(pauses.map((ms) => ms / MINUTE_MS)).toEqual([5, 10, 20, 40, 80, 160, 320, 360, 360]);
});

test('what else was changed is mended at once, but not together with what has to wait', () => {
	notePause(memory, STATUS);
	expect([mayMend(URL), mayMend({ ...URL, ...STATUS })]).toEqual([true, false]);
});

test.each([
	['for less than the pause after it', 1, 10],
	['for longer than that', 6, 5],
])('what stayed well %s is mended again after as many minutes', (_, minutes, next) => {
	pauseAfterMending(STATUS);
	now += minutes * MINUTE_MS;
	wellAgain(memory);
	expect(pauseAfterMending(STATUS)).toBe(next * MINUTE_MS);
});

test('what is well again while it has to wait is still to wait', () => {
	notePause(memory, STATUS);
	wellAgain(memory);
	expect(mayMend(STATUS)).toBe(false);
	now += 2 * HOUR_MS;
	wellAgain(memory);
	expect(mayMend(STATUS)).toBe(true);
});
