/** The name that takes the fewest changes to get at. */
export const nearestName = (name: string, known: string[]) =>
	known.reduce((best, each) => (distance(name, each) < distance(name, best) ? each : best));

/** How many letters must be put in, taken out or replaced (Levenshtein). */
function distance(from: string, to: string): number {
	let costs = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (const [row, letter] of [...from].entries()) {
		let diagonal = row;
		let left = row + 1;
		costs = costs.map((above, column) => {
			if (column === 0) return left;
			const replaced = diagonal + (to[column - 1] === letter ? 0 : 1);
			diagonal = above;
			left = Math.min(replaced, above + 1, left + 1);
			return left;
		});
	}
	return costs.at(-1) ?? 0;
}
