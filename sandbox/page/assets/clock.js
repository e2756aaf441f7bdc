const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/** Moves the shown clock and what counts down on it; calls `onEnd` when a countdown is over. */
export function keepTime(onEnd) {
	let shown = read();
	setInterval(() => {
		const line = clockLine();
		if (Number(line.dataset.clock) !== shown.clock) shown = read();
		const now = shown.clock + (performance.now() - shown.readAt) * Number(line.dataset.speed);
		line.textContent = new Date(now).toISOString().slice(11, 19);
		for (const each of document.querySelectorAll('[data-until]')) {
			const leftMs = Number(each.dataset.until) - now;
			each.textContent = span(leftMs);
			if (leftMs < 0) onEnd();
		}
	}, 1000);
}

function clockLine() {
	return document.querySelector('[data-clock]');
}

function read() {
	return { clock: Number(clockLine().dataset.clock), readAt: performance.now() };
}

/** The same words as `wording.ts` has. */
export function span(ms) {
	const seconds = Math.max(0, Math.round(ms / 1000));
	const [hours, minutes] = [Math.floor(seconds / HOUR_S), Math.floor(seconds / MINUTE_S) % 60];
	if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
	if (minutes === 0) return `${seconds} s`;
	return seconds % 60 > 0 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
}
