const ISO_TEXT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const FIRST_MILLISECONDS = 100_000_000_000;
const LAST_MILLISECONDS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** ISO 8601 in UTC from ISO text, epoch seconds or epoch milliseconds; anything else comes back as it is. */
export function toIsoUtc<T>(value: T): T | string {
	const date = new Date(epochMs(value));
	return Number.isNaN(date.getTime()) ? value : date.toISOString();
}

/** Epoch milliseconds of a time in either form that Dinie sends; `NaN` for anything else. */
export function epochMs(value: unknown): number {
	if (typeof value === 'number') {
		if (value > LAST_MILLISECONDS) return NaN;
		return value < FIRST_MILLISECONDS ? value * 1000 : value;
	}
	return typeof value === 'string' && ISO_TEXT.test(value) ? epochMsOfIso(value) : NaN;
}

// JavaScript reads 30 February as 2 March.
function epochMsOfIso(text: string): number {
	const moment = Date.parse(text);
	const day = text.slice(0, 'yyyy-mm-dd'.length);
	const isOnCalendar = !Number.isNaN(moment) && new Date(day).toISOString().startsWith(day);
	return isOnCalendar ? moment : NaN;
}
