/**
 * The sandbox's own time, in milliseconds. It decides when retries, token lifetimes, grace periods
 * and idempotency keys run out. Times that leave the sandbox are wall-clock times all the same,
 * since receivers compare them with their own clock.
 */
export type Clock = {
	now(): number;
	/** Moves ahead from alarm to alarm, waiting each time for what the alarm started. */
	advance(ms: number): Promise<void>;
	/** Sandbox milliseconds per real one; at 0 time stands still but for `advance`. */
	speed: number;
};

export type AlarmClock = Clock & {
	/** Rings at once when `at` is past. Returns the function that takes the alarm back. */
	schedule(at: number, ring: () => Promise<void>): () => void;
	/** Resolves when nothing is due and nothing an alarm started is under way. */
	settled(): Promise<void>;
	/** Takes all alarms back; later ones are ignored. */
	stop(): void;
};

type Alarm = { at: number; ring: () => Promise<void> };

/** https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_TIMER_MS = 2_147_483_647;

export function createClock(initialSpeed = 1): AlarmClock {
	const alarms = new Set<Alarm>();
	const underWay = new Set<Promise<void>>();
	let speed = initialSpeed;
	let anchor = { real: performance.now(), sandbox: Date.now() };
	let timer: NodeJS.Timeout | undefined;
	let leftToAdvanceMs = 0;
	let isStopped = false;

	const now = () => Math.round(anchor.sandbox + (performance.now() - anchor.real) * speed);

	function nextAt(): number {
		let first = Infinity;
		for (const { at } of alarms) first = Math.min(first, at);
		return first;
	}

	function ringDue(): void {
		const time = now();
		const due = [...alarms].filter(({ at }) => at <= time).sort((a, b) => a.at - b.at);
		for (const alarm of due) {
			alarms.delete(alarm);
			start(alarm.ring);
		}
		setTimer();
	}

	function start(ring: () => Promise<void>): void {
		const running = ring().finally(() => underWay.delete(running));
		underWay.add(running);
	}

	function setTimer(): void {
		clearTimeout(timer);
		if (speed === 0 || alarms.size === 0) return;
		const waitMs = Math.max(0, Math.ceil((nextAt() - now()) / speed));
		timer = setTimeout(ringDue, Math.min(waitMs, LONGEST_TIMER_MS));
	}

	async function settled(): Promise<void> {
		while (underWay.size > 0 || nextAt() <= now()) {
			ringDue();
			await Promise.allSettled(underWay);
		}
	}

	return {
		now,
		settled,
		async advance(ms) {
			leftToAdvanceMs += ms;
			while (leftToAdvanceMs > 0) {
				if (underWay.size > 0) await settled();
				else {
					const stepMs = Math.min(leftToAdvanceMs, Math.max(0, nextAt() - now()));
					leftToAdvanceMs -= stepMs;
					anchor = { real: performance.now(), sandbox: now() + stepMs };
					ringDue();
				}
			}
			await settled();
		},
		schedule(at, ring) {
			const alarm = { at, ring };
			if (isStopped) return () => undefined;
			if (at <= now()) start(ring);
			else {
				alarms.add(alarm);
				setTimer();
			}
			return () => void alarms.delete(alarm);
		},
		stop() {
			isStopped = true;
			clearTimeout(timer);
			alarms.clear();
			leftToAdvanceMs = 0;
		},
		get speed() {
			return speed;
		},
		set speed(factor) {
			anchor = { real: performance.now(), sandbox: now() };
			speed = factor;
			setTimer();
		},
	};
}
