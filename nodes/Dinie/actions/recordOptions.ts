import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { withoutPersonalData } from '../personalData';
import { personalDataChoices } from '../personalDataChoices';
import type { Item } from './item';

const personalData: INodeProperties = {
	displayName: 'Personal Data',
	name: 'personalData',
	type: 'options',
	noDataExpression: true,
	options: personalDataChoices,
	default: 'include',
	description:
		'What to do with personal data (LGPD) in the output. As a tool of an AI agent it is removed unless Include is chosen.',
};

/** The options of an operation that looks records up: what they all have, and its own. */
export const recordOptions = (...own: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [personalData, ...own],
});

/** Records as the user wants them. Personal data stays only where that was chosen, or left to a person. */
export function outputFor(
	item: Item,
	options: INodeProperties,
): (record: IDataObject) => IDataObject {
	const chosen = item.collection(options)(personalData);
	const isIncluded = chosen ? chosen.value === 'include' : !item.isForAgent();
	return isIncluded ? (record) => record : withoutPersonalData;
}
