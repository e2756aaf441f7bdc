/** The part of JSON Schema that n8n's editor reads. */
export type JsonSchema = {
	type: string;
	properties?: Record<string, JsonSchema>;
	items?: JsonSchema;
};

/** The schema of a sample, in the form that n8n shows before a node has run. */
export function schemaOf(sample: unknown): JsonSchema {
	if (Array.isArray(sample)) {
		const items = sample.map(schemaOf);
		return items.length === 0 ? { type: 'array' } : { type: 'array', items: merged(items) };
	}
	if (sample === null) return { type: 'string' };
	if (typeof sample !== 'object') return { type: typeof sample };
	const properties = Object.entries(sample as object).map(([key, value]) => [key, schemaOf(value)]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}

/** One schema with the fields of all, at every depth; of two types for a field the first one counts. */
export function merged(schemas: readonly JsonSchema[]): JsonSchema {
	const [first = { type: 'object' }] = schemas;
	const alike = schemas.filter(({ type }) => type === first.type);
	const items = alike.flatMap((schema) => schema.items ?? []);
	const fields = alike.flatMap(({ properties }) => Object.entries(properties ?? {}));
	const names = [...new Set(fields.map(([name]) => name))];
	const ofField = (name: string) =>
		merged(fields.flatMap(([each, schema]) => (each === name ? schema : [])));
	return {
		type: first.type,
		...(items.length > 0 && { items: merged(items) }),
		...(first.properties && {
			properties: Object.fromEntries(names.map((name) => [name, ofField(name)])),
		}),
	};
}
