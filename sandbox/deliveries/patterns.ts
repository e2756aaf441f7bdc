/** Whether an endpoint's events cover a type: by name, by `loan.*`, by `*`, or by naming none. */
export function isSubscribed(patterns: readonly string[], type: string): boolean {
	return patterns.length === 0 || patterns.some((pattern) => covers(pattern, type));
}

function covers(pattern: string, type: string): boolean {
	if (pattern === '*' || pattern === type) return true;
	return pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1));
}
