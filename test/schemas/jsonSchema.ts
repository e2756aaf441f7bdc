/** The part of JSON Schema that n8n's editor reads. */
export type JsonSchema = {
	type: string;
	properties?: Record<string, JsonSchema>;
	items?: JsonSchema;
};

/** The schema of a sample, in the form that n8n shows before a node has run. */
export function schemaOf(sample: unknown): JsonSchema {
	if (Array.isArray(sample)) {
		const [first] = sample as unknown[];
		return first === undefined ? { type: 'array' } : { type: 'array', items: schemaOf(first) };
	}
	if (sample === null) return { type: 'string' };
	if (typeof sample !== 'object') return { type: typeof sample };
	const properties = Object.entries(sample as object).map(([key, value]) => [key, schemaOf(value)]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}
