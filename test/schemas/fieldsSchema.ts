import type { Field, Fields } from './field';
import type { JsonSchema } from './jsonSchema';

/** The schema of what a look-up returns, with the fields of both forms of the contract. */
export function schemaOfFields(fields: Fields): JsonSchema {
	const properties = Object.entries(fields).map(([name, field]) => [name, schemaOfField(field)]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}

/** Money and times have the type that the documentation gives them. */
function schemaOfField({ kind, fields = {} }: Field): JsonSchema {
	if (kind === 'object') return schemaOfFields(fields);
	if (kind === 'list') return { type: 'array', items: schemaOfFields(fields) };
	return { type: kind === 'number' || kind === 'boolean' ? kind : 'string' };
}
