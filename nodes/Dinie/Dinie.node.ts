import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { actionCredentials, actionHints, actionProperties } from './actions/properties';
import { runForEachItem } from './actions/router';
import { searchCreditOffers } from './methods/searchCreditOffers';
import { searchCustomers } from './methods/searchCustomers';
import { searchWebhookEndpoints } from './methods/searchWebhookEndpoints';

export class Dinie implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dinie',
		name: 'dinie',
		icon: { light: 'file:../../icons/dinie.svg', dark: 'file:../../icons/dinie.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Looks up customers, credit offers and loans at Dinie, manages its webhook endpoints, and samples and verifies its events',
		defaults: { name: 'Dinie' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: actionCredentials,
		hints: actionHints,
		properties: actionProperties,
	};

	methods = { listSearch: { searchCreditOffers, searchCustomers, searchWebhookEndpoints } };

	execute = runForEachItem;
}
