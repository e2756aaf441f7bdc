import { setImmediate as nextTurn } from 'node:timers/promises';
import { createClock } from '../../../sandbox/clock';

const MINUTE_MS = 60_000;

test('stands still at speed 0 and moves by exactly what it is advanced', async () => {
	const clock = createClock(0);
	const start = clock.now();
	await nextTurn();
	expect(clock.now()).toBe(start);
	await clock.advance(MINUTE_MS);
	expect(clock.now()).toBe(start + MINUTE_MS);
});

test('rings alarms at their own time on the way, those set on the way included', async () => {
	const clock = createClock(0);
	const start = clock.now();
	const rung: number[] = [];
	const ringEveryMinute = async () => {
		rung.push(clock.now() - start);
		await nextTurn();
		clock.schedule(clock.now() + MINUTE_MS, ringEveryMinute);
	};
	clock.schedule(start + MINUTE_MS, ringEveryMinute);
	await clock.advance(3.5 * MINUTE_MS);
	expect(rung).toEqual([MINUTE_MS, 2 * MINUTE_MS, 3 * MINUTE_MS]);
	expect(clock.now()).toBe(start + 3.5 * MINUTE_MS);
});

test('adds up when it is advanced twice at once', async () => {
	const clock = createClock(0);
	const start = clock.now();
	clock.schedule(start + MINUTE_MS, () => nextTurn());
	await Promise.all([clock.advance(MINUTE_MS), clock.advance(MINUTE_MS)]);
	expect(clock.now()).toBe(start + 2 * MINUTE_MS);
});

test('waits for what an alarm started before it counts as settled', async () => {
	const clock = createClock(0);
	let isDone = false;
	clock.schedule(clock.now(), async () => {
		await nextTurn();
		isDone = true;
	});
	expect(isDone).toBe(false);
	await clock.settled();
	expect(isDone).toBe(true);
});

test('leaves an alarm alone that was taken back', async () => {
	const clock = createClock(0);
	const ring = jest.fn(async () => undefined);
	const takeBack = clock.schedule(clock.now() + MINUTE_MS, ring);
	takeBack();
	await clock.advance(2 * MINUTE_MS);
	expect(ring).not.toHaveBeenCalled();
});

test('reaches an alarm an hour away by itself when it is sped up', async () => {
	const clock = createClock(1_000_000);
	await new Promise<void>((resolve) => {
		clock.schedule(clock.now() + 60 * MINUTE_MS, async () => resolve());
	});
	clock.stop();
});

test('keeps its time when its speed changes', () => {
	const clock = createClock(0);
	const before = clock.now();
	clock.speed = 1;
	clock.speed = 0;
	expect(clock.now()).toBeLessThan(before + MINUTE_MS);
	expect(clock.now()).toBeGreaterThanOrEqual(before);
});
