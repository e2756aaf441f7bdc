import type { Resource } from '../operation';
import { get } from './get.operation';

export const loan: Resource = {
	value: 'loan',
	name: 'Loan',
	operations: [get],
	usual: get,
};
