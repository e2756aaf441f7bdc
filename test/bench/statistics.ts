const RESAMPLES = 10_000;

export type Interval = { median: number; low: number; high: number };

export function quantile(values: number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const position = (sorted.length - 1) * share;
	const below = sorted[Math.floor(position)] ?? NaN;
	const above = sorted[Math.ceil(position)] ?? NaN;
	return below + (above - below) * (position - Math.floor(position));
}

export const median = (values: number[]) => quantile(values, 0.5);

/** The ratio round by round: its median, and 95 % of the medians of rounds drawn at random (bootstrap). */
export function ratio(values: number[], bases: number[]): Interval {
	const ratios = values.map((value, round) => value / (bases[round] ?? NaN));
	const medians = Array.from({ length: RESAMPLES }, () =>
		median(ratios.map(() => ratios[Math.floor(Math.random() * ratios.length)] ?? NaN)),
	);
	return {
		median: median(ratios),
		low: quantile(medians, 0.025),
		high: quantile(medians, 0.975),
	};
}

/** The slope of a line through points, by least squares. */
export function slope(points: Array<[x: number, y: number]>): number {
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
	const spread = mean(points.map(([x]) => (x - meanX) ** 2));
	return mean(points.map(([x, y]) => (x - meanX) * (y - meanY))) / spread;
}

export const rounded = (value: number, digits = 3) => Number(value.toFixed(digits));

export const shownInterval = ({ median: middle, low, high }: Interval) =>
	`${middle.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
