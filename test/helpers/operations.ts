import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../nodes/Dinie/actions/operation';
import { actionResources } from '../../nodes/Dinie/actions/resources';

/** An operation of the action node; `action` names it in the editor, and no other. */
export type RegisteredOperation = Operation & { resource: string };

/** Every operation of the action node, as its registry has them. */
export const everyOperation: RegisteredOperation[] = actionResources.flatMap(
	({ value: resource, operations }) => operations.map((operation) => ({ ...operation, resource })),
);

/** The parameters of an operation: of these values, by the names of fields, those that it has a field for. */
export function parametersFor(
	{ resource, value: operation, properties }: RegisteredOperation,
	values: IDataObject,
): IDataObject {
	const fields = properties.map(({ name }) => name);
	const filledIn = Object.entries(values).filter(([name]) => fields.includes(name));
	return { resource, operation, ...Object.fromEntries(filledIn) };
}

/** A value for each field that must not stay as it is in a new node: the one list. */
export const fieldValues = ({
	endpointId,
	customerId,
	creditOfferId,
	...plain
}: Record<Given, string>) => ({
	endpointId: byId(endpointId),
	customerId: byId(customerId),
	creditOfferId: byId(creditOfferId),
	...plain,
	updateFields: { status: 'disabled' },
	bodyFrom: 'text',
});

type Given =
	| 'endpointId'
	| 'customerId'
	| 'creditOfferId'
	| 'loanId'
	| 'url'
	| 'rawBody'
	| 'headers';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
