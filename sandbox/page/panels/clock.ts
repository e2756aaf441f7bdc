import type { Sandbox } from '../../sandbox';
import { html, type Html } from '../html';
import { span, timeOf, wallClock } from '../wording';

export const STEPS_MINUTES = [1, 5, 15, 60, 360];

const MINUTE_MS = 60_000;

/** Shows the sandbox's time and moves it ahead. */
export function clockBar({ clock, deliveries }: Sandbox): Html {
	const now = clock.now();
	const next = nextAttemptAt(deliveries);
	return html`
		<form method="post" action="/page/clock" class="clock">
			<p class="now">
				Sandbox clock
				<strong data-clock="${wallClock(now)}" data-speed="${clock.speed}"
					>${timeOf(now, now)}</strong
				>
				<span class="hint">${pace(clock.speed, now - Date.now())}</span>
			</p>
			<div class="row" role="group" aria-label="Move the clock ahead">
				${STEPS_MINUTES.map(
					(minutes) =>
						html`<button name="minutes" value="${minutes}" id="clock-${minutes}">
							+${span(minutes * MINUTE_MS)}
						</button>`,
				)}
				<button name="minutes" value="next" id="clock-next" ${next === null && html`disabled`}>
					To the next attempt
				</button>
			</div>
		</form>
	`;
}

/** When the first waiting retry is due on the sandbox clock. */
export function nextAttemptAt(deliveries: Sandbox['deliveries']): number | null {
	const first = deliveries.reduce(
		(least, { nextAttemptAt: at }) => Math.min(least, at ?? Infinity),
		Infinity,
	);
	return first === Infinity ? null : first;
}

function pace(speed: number, aheadMs: number): string {
	if (speed === 0) return 'stands still';
	if (speed !== 1) return `runs ${speed} times as fast`;
	return aheadMs < 1000 ? 'same as yours' : `${span(aheadMs)} ahead of yours`;
}
