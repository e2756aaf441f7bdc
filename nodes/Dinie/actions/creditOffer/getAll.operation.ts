import type { INodeProperties } from 'n8n-workflow';
import { creditOffersWith } from '../../transport/creditOffers';
import { entriesOf } from '../../transport/pages';
import { limits, mostIn } from '../limits';
import type { Operation } from '../operation';
import { exampleOf, recordIdIn } from '../recordId';
import { outputFor, recordOptions } from '../recordOptions';
import { CREDIT_OFFER } from './sample';

const customerId: INodeProperties = {
	displayName: 'Customer ID',
	name: 'customerId',
	type: 'string',
	default: '',
	placeholder: `e.g. ${exampleOf('cust')}`,
	description: 'Only offers to this customer',
};

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Accepted', value: 'accepted' },
		{ name: 'Available', value: 'available' },
		{ name: 'Expired', value: 'expired' },
	],
	default: 'available',
};

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [customerId, status],
};

const options = recordOptions();

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many credit offers',
	description: 'List offers: all, those to a customer, or those still available',
	properties: [...limits, filters, options],
	sample: CREDIT_OFFER,

	async execute(item) {
		const output = outputFor(item, options);
		const [customer, wantedStatus] = [customerId, status].map(item.collection(filters));
		const list = creditOffersWith({
			...(customer && { customer_id: recordIdIn(customer, 'cust', 'give the ID of a customer') }),
			...(wantedStatus && { status: wantedStatus.option() }),
		});
		const found = [];
		for await (const entry of entriesOf(item.dinie, list, mostIn(item))) found.push(output(entry));
		return found;
	},
};
