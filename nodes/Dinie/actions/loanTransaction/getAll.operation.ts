import { transactionsOf } from '../../transport/loans';
import { entriesOf } from '../../transport/pages';
import { limits, mostIn } from '../limits';
import { loanId, loanIdIn } from '../loan/fields';
import type { Operation } from '../operation';
import { outputFor, recordOptions } from '../recordOptions';
import { LOAN_TRANSACTION } from './sample';

const options = recordOptions();

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many loan transactions',
	description: 'List the installments of a loan with what is due, paid and overdue',
	properties: [loanId, ...limits, options],
	sample: LOAN_TRANSACTION,

	async execute(item) {
		const output = outputFor(item, options);
		const list = transactionsOf(loanIdIn(item));
		const found = [];
		for await (const entry of entriesOf(item.dinie, list, mostIn(item))) found.push(output(entry));
		return found;
	},
};
