import { getLoan } from '../../transport/loans';
import type { Operation } from '../operation';
import { outputFor, recordOptions } from '../recordOptions';
import { loanId, loanIdIn } from './fields';
import { LOAN } from './sample';

const options = recordOptions();

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get loan',
	description:
		'Retrieve status, amounts and customer of a loan, of which most events carry the ID only. Dinie has no list of loans.',
	properties: [loanId, options],
	sample: LOAN,

	async execute(item) {
		const output = outputFor(item, options);
		return output(await getLoan(item.dinie, loanIdIn(item)));
	},
};
