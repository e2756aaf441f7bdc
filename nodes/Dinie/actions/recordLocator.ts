import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';
import { exampleOf, ID, notAnId, type Kind } from './recordId';

type Locator = {
	displayName: string;
	name: string;
	kind: Kind;
	searchListMethod: string;
	/** Other ways than the list and the ID. */
	modes?: INodePropertyMode[];
};

/** A field to choose a record of Dinie: from a list, by its ID, or in other ways. */
export function recordLocator({
	displayName,
	name,
	kind,
	searchListMethod,
	modes = [],
}: Locator): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose from the list…',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${exampleOf(kind)}`,
				validation: [
					{
						type: 'regex',
						properties: {
							regex: `\\s*${ID}\\s*`,
							errorMessage: `'${displayName}' ${notAnId(kind)}`,
						},
					},
				],
			},
			...modes,
		],
	};
}
