import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../item';
import { exampleOf, recordIdIn } from '../recordId';

export const loanId: INodeProperties = {
	displayName: 'Loan ID',
	name: 'loanId',
	type: 'string',
	default: '',
	required: true,
	placeholder: `e.g. ${exampleOf('ln')}`,
	description: 'Comes with every event of a loan: Dinie has no list of loans to choose from',
};

export const loanIdIn = (item: Item): string =>
	recordIdIn(
		item.field(loanId),
		'ln',
		'give the ID of a loan, e.g. {{ $json.data.id }} behind a trigger for events of loans',
	);
