import { idsWithExternalId } from '../../transport/customers';
import type { Field } from '../field';
import type { Item } from '../item';
import { recordIdIn } from '../recordId';
import { recordLocator } from '../recordLocator';

const ADVICE =
	'choose one from the list, or give its ID, e.g. {{ $json.data.id }} behind a trigger';

/** A customer, from the list, by Dinie's ID or by the partner's own. */
export const customerId = recordLocator({
	displayName: 'Customer',
	name: 'customerId',
	kind: 'cust',
	searchListMethod: 'searchCustomers',
	modes: [
		{
			displayName: 'By External ID',
			name: 'externalId',
			type: 'string',
			placeholder: 'e.g. partner-ref-123',
			hint: 'The ID that your own system gave the customer',
		},
	],
});

/** The ID of the customer that was chosen; an external ID is looked up. */
export async function customerIdIn(item: Item): Promise<string> {
	const { mode, field } = item.field(customerId).chosen();
	if (mode === 'externalId') return await idByExternalId(item, field);
	return recordIdIn(field, 'cust', ADVICE);
}

async function idByExternalId(item: Item, field: Field): Promise<string> {
	const externalId = field.anyText();
	if (externalId === '') throw field.refuse('is empty: give the external ID of a customer');
	const [id, another] = await idsWithExternalId(item.dinie, externalId);
	if (id === undefined) {
		throw field.refuse(
			`was not found: no customer has the external ID '${externalId}'. Correct it, or give Dinie's ID of the customer`,
		);
	}
	if (another === undefined) return id;
	throw field.refuse(
		`is not clear: more than one customer has the external ID '${externalId}'. Give Dinie's ID, or see them all by Get Many with the filter 'External ID'`,
	);
}
