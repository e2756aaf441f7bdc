import type { INodeProperties } from 'n8n-workflow';
import type { CustomerQuery } from '../../transport/customers';
import type { Item } from '../item';
import { recordOptions } from '../recordOptions';

const cpf: INodeProperties = {
	displayName: 'CPF',
	name: 'cpf',
	type: 'string',
	default: '',
	placeholder: 'e.g. 123.456.789-00',
	description: 'Sent to Dinie as you type it, with points or without',
};

const externalId: INodeProperties = {
	displayName: 'External ID',
	name: 'externalId',
	type: 'string',
	default: '',
	placeholder: 'e.g. partner-ref-123',
	description: 'The ID that your own system gave the customer',
};

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Creating', value: 'creating' },
		{ name: 'Denied', value: 'denied' },
		{ name: 'Pending KYC', value: 'pending_kyc' },
		{ name: 'Under Review', value: 'under_review' },
	],
	default: 'active',
};

const sortBy: INodeProperties = {
	displayName: 'Sort By',
	name: 'sortBy',
	type: 'options',
	options: [
		{ name: 'Created', value: 'created_at' },
		{ name: 'Updated', value: 'updated_at' },
	],
	default: 'created_at',
};

const sortOrder: INodeProperties = {
	displayName: 'Sort Order',
	name: 'sortOrder',
	type: 'options',
	options: [
		{ name: 'Newest First', value: 'desc' },
		{ name: 'Oldest First', value: 'asc' },
	],
	default: 'desc',
};

export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [cpf, externalId, status],
};

export const options = recordOptions(sortBy, sortOrder);

/** What Dinie is to be asked for; an order that was not chosen is left to Dinie. */
export function customerQueryIn(item: Item): CustomerQuery {
	const [wantedCpf, wantedId, wantedStatus] = [cpf, externalId, status].map(
		item.collection(filters),
	);
	const [sort, order] = [sortBy, sortOrder].map(item.collection(options));
	return {
		...(wantedCpf && { cpf: wantedCpf.filledText() }),
		...(wantedId && { external_id: wantedId.filledText() }),
		...(wantedStatus && { status: wantedStatus.option() }),
		...((sort ?? order) && {
			sort: sort?.option() ?? 'created_at',
			order: order?.option() ?? 'desc',
		}),
	};
}
