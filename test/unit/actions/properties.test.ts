import { NodeHelpers, type INodeParameters } from 'n8n-workflow';
import { actionResources } from '../../../nodes/Dinie/actions/resources';
import { Dinie } from '../../../nodes/Dinie/Dinie.node';

const { description } = new Dinie();
const node = { typeVersion: 1 };

/** What the editor shows for an operation when nothing was changed. */
function shown(resource: string, operation: string, more: INodeParameters = {}) {
	const all = { ...more, resource, operation };
	const values =
		NodeHelpers.getNodeParameters(description.properties, all, true, false, node, description) ??
		{};
	return description.properties
		.filter((property) => NodeHelpers.displayParameter(values, property, node, description))
		.map(({ name }) => name);
}

const operations = actionResources.flatMap(({ value: resource, operations }) =>
	operations.map((operation) => ({ resource, ...operation })),
);

test.each(operations)('$resource $value shows its own fields, each once', (operation) => {
	const names = shown(operation.resource, operation.value);

	expect(new Set(names).size).toBe(names.length);
	expect(names.slice(0, 2)).toEqual(['resource', 'operation']);
	const own = operation.properties.map(({ name }) => name);
	expect(own).toEqual(expect.arrayContaining(names.slice(2)));
});

test('shows a field that depends on another only when it applies', () => {
	expect(shown('webhookEndpoint', 'getAll')).toContain('limit');
	expect(shown('webhookEndpoint', 'getAll', { returnAll: true })).not.toContain('limit');
	expect(shown('webhookEvent', 'verify')).not.toContain('rawBody');
	expect(shown('webhookEvent', 'verify', { bodyFrom: 'text' })).not.toContain('binaryPropertyName');
});

test.each(actionResources)('lists the operations of $name by name', ({ operations }) => {
	const names = operations.map(({ name }) => name);

	expect(names).toEqual([...names].sort());
});

test('warns beside the output of each operation that returns a secret, and of no other', () => {
	const warned = description.hints?.map(({ displayCondition }) => displayCondition);

	expect(warned).toEqual(
		operations
			.filter(({ returnsSecret }) => returnsSecret)
			.map(({ value }) => expect.stringContaining(`"${value}"`)),
	);
});

test('takes an expression in every field but Resource and Operation', () => {
	const closed = description.properties.filter(({ noDataExpression }) => noDataExpression);

	expect([...new Set(closed.map(({ name }) => name))]).toEqual(['resource', 'operation']);
});
