const SECONDS_WIDTH = 5;

/** Prints a line on progress, behind the seconds that the program has run for. */
export const say = (line: string): void =>
	console.log(`${process.uptime().toFixed(0).padStart(SECONDS_WIDTH)} s  ${line}`);

export type TableRow = Record<string, number | string>;

/** Rows as an aligned text table; the keys of the first row are its head. */
export function table(rows: TableRow[]): string {
	const head = Object.keys(rows[0] ?? {});
	const lines = [head, ...rows.map((row) => head.map((key) => String(row[key])))];
	const widths = head.map((_, column) =>
		Math.max(...lines.map((line) => line[column]?.length ?? 0)),
	);
	return lines
		.map((line) =>
			line
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
