import type { Resource } from '../operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

export const customer: Resource = {
	value: 'customer',
	name: 'Customer',
	operations: [get, getAll],
	usual: get,
};
