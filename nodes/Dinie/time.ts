const ISO_TEXT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const FIRST_MILLISECONDS = 100_000_000_000;

/** ISO 8601 in UTC from ISO text, epoch seconds or epoch milliseconds; anything else comes back as it is. */
export function toIsoUtc<T>(value: T): T | string {
	const date = new Date(epochMs(value));
	return Number.isNaN(date.getTime()) ? value : date.toISOString();
}

/** Epoch milliseconds of a time in either form that Dinie sends; `NaN` for anything else. */
export function epochMs(value: unknown): number {
	if (typeof value === 'number') return value < FIRST_MILLISECONDS ? value * 1000 : value;
	return typeof value === 'string' && ISO_TEXT.test(value) ? Date.parse(value) : NaN;
}
