import { getCustomer } from '../../transport/customers';
import type { Operation } from '../operation';
import { outputFor, recordOptions } from '../recordOptions';
import { customerId, customerIdIn } from './fields';
import { CUSTOMER } from './sample';

const options = recordOptions();

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get customer',
	description:
		'Retrieve name, e-mail, phone and KYC, of which most events carry the ID of the customer only',
	properties: [customerId, options],
	sample: CUSTOMER,

	async execute(item) {
		const output = outputFor(item, options);
		return output(await getCustomer(item.dinie, await customerIdIn(item)));
	},
};
