import type { Field, Fields } from './field';
import type { JsonSchema } from './jsonSchema';

/** The schema of what a look-up returns, with the fields of both forms of the contract. */
export function schemaOfFields(fields: Fields): JsonSchema {
	const shown = Object.entries(fields).filter(([, { insteadOf }]) => insteadOf === undefined);
	const properties = shown.map(([name, field]) => [name, schemaOfField(field)]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}

/** Money and times have the type that the documentation gives them, where it has the field. */
function schemaOfField({ kind, only, fields = {} }: Field): JsonSchema {
	if (kind === 'object') return schemaOfFields(fields);
	if (kind === 'list') return { type: 'array', items: schemaOfFields(fields) };
	if (kind === 'boolean') return { type: 'boolean' };
	const isNumber = kind === 'number' || (only === 'sdk' && (kind === 'money' || kind === 'time'));
	return { type: isNumber ? 'number' : 'string' };
}
