import type { INodeCredentialDescription, INodeProperties, NodeHint } from 'n8n-workflow';
import type { Operation, Resource } from './operation';
import { actionResources } from './resources';

/** The fields of the node: Resource, Operation, and those of each operation. */
export const actionProperties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: actionResources.map(({ name, value }) => ({ name, value })),
		default: 'webhookEndpoint',
	},
	...actionResources.map(operationProperty),
	...forEachOperation((operation, resource) =>
		operation.properties.map((property) => shownFor(property, resource, operation)),
	),
];

export const actionCredentials: INodeCredentialDescription[] = [
	{
		name: 'dinieApi',
		required: true,
		displayOptions: {
			hide: {
				operation: forEachOperation(({ value, needsNoCredential }) =>
					needsNoCredential ? value : [],
				),
			},
		},
	},
];

/** What the editor says beside the output of an operation. */
export const actionHints: NodeHint[] = forEachOperation(({ hint, value }, resource) =>
	hint === undefined
		? []
		: {
				type: 'warning',
				location: 'outputPane',
				whenToDisplay: 'always',
				message: hint,
				displayCondition: `={{ $parameter["resource"] === "${resource.value}" && $parameter["operation"] === "${value}" }}`,
			},
);

function operationProperty({
	value: resource,
	operations,
	usual: { value: usual },
}: Resource): INodeProperties {
	const options = operations.map(({ name, value, action, description }) => ({
		name,
		value,
		action,
		description,
	}));
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: usual,
	};
}

function shownFor(
	property: INodeProperties,
	resource: Resource,
	operation: Operation,
): INodeProperties {
	const show = {
		resource: [resource.value],
		operation: [operation.value],
		...property.displayOptions?.show,
	};
	return { ...property, displayOptions: { ...property.displayOptions, show } };
}

function forEachOperation<T>(make: (operation: Operation, resource: Resource) => T | T[]): T[] {
	return actionResources.flatMap((resource) =>
		resource.operations.flatMap((operation) => make(operation, resource)),
	);
}
