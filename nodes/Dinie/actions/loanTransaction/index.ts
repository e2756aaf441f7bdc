import type { Resource } from '../operation';
import { getAll } from './getAll.operation';

export const loanTransaction: Resource = {
	value: 'loanTransaction',
	name: 'Loan Transaction',
	operations: [getAll],
	usual: getAll,
};
