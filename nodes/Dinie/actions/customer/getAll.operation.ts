import { customersWith } from '../../transport/customers';
import { entriesOf } from '../../transport/pages';
import { limits, mostIn } from '../limits';
import type { Operation } from '../operation';
import { outputFor } from '../recordOptions';
import { customerQueryIn, filters, options } from './filters';
import { CUSTOMER } from './sample';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many customers',
	description: 'List customers, or find those with a CPF, an external ID or a status',
	properties: [...limits, filters, options],
	sample: CUSTOMER,

	async execute(item) {
		const output = outputFor(item, options);
		const list = customersWith(customerQueryIn(item));
		const found = [];
		for await (const entry of entriesOf(item.dinie, list, mostIn(item))) found.push(output(entry));
		return found;
	},
};
