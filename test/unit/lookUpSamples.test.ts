import { actionResources } from '../../nodes/Dinie/actions/resources';
import { schemaOfFields } from '../schemas/fieldsSchema';
import { schemaOf, type JsonSchema } from '../schemas/jsonSchema';
import { RESOURCE_FIELDS, type LookedUp } from '../schemas/resourceFields';

const lookUps = actionResources.flatMap(({ value, operations }) =>
	Object.hasOwn(RESOURCE_FIELDS, value)
		? operations.map((operation) => ({ resource: value as LookedUp, ...operation }))
		: [],
);

test('there are look-ups of everything that Dinie lets one look up', () => {
	const resources = new Set(lookUps.map(({ resource }) => resource));
	expect([...resources].sort()).toEqual(Object.keys(RESOURCE_FIELDS).sort());
});

test.each(lookUps)(
	'$resource, $name: the editor shows each field of both forms of the contract, and no other',
	({ resource, sample }) => {
		expect(fieldsIn(schemaOf(sample))).toEqual(fieldsIn(schemaOfFields(RESOURCE_FIELDS[resource])));
	},
);

/** Every field and whether it is text, a number, an object or a list, under its path. */
function fieldsIn({ properties, items }: JsonSchema, path = ''): Record<string, string> {
	const fields = Object.entries(properties ?? items?.properties ?? {});
	const found = fields.flatMap(([name, schema]) => [
		[`${path}${name}`, schema.type],
		...Object.entries(fieldsIn(schema, `${path}${name}.`)),
	]);
	return Object.fromEntries(found) as Record<string, string>;
}
