import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { receiveDelivery } from './trigger/delivery';
import { endpointLifecycle } from './trigger/lifecycle';
import { outputsExpression } from './trigger/outputs';
import { triggerParameters } from './trigger/parameters';

export class DinieTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dinie Trigger',
		name: 'dinieTrigger',
		icon: { light: 'file:../../icons/dinie.svg', dark: 'file:../../icons/dinie.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["events"].length ? $parameter["events"].join(", ") : "every event" }}',
		description:
			'Starts the workflow when Dinie reports an event of a customer, credit offer or loan',
		eventTriggerDescription: 'Waiting for an event from Dinie',
		activationMessage:
			'Dinie delivers events to this workflow from now on. Its endpoint was registered for you, and is deleted when you unpublish.',
		defaults: { name: 'Dinie Trigger' },
		inputs: [],
		outputs: outputsExpression,
		credentials: [{ name: 'dinieApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
				responseMode: 'onReceived',
				// Without this n8n answers with the text `firstEntryJson` and ignores our answer.
				responseData: '',
				ndvHideMethod: true,
				ndvHideUrl: '={{ $parameter["registration"] !== "manual" }}',
			},
		],
		properties: triggerParameters,
	};

	webhookMethods = { default: endpointLifecycle };

	webhook = receiveDelivery;
}
