import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { receiveDelivery } from './trigger/delivery/receive';
import { endpointLifecycle } from './trigger/registration/lifecycle';
import { outputsExpression } from './trigger/outputs';
import { triggerParameters } from './trigger/parameters';
import { routeItems } from './trigger/watch/routeItems';
import { startWatch } from './trigger/watch/watch';
import { subtitleExpression, triggerHints, triggerPanel } from './trigger/panel';

export class DinieTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dinie Trigger',
		name: 'dinieTrigger',
		icon: { light: 'file:../../icons/dinie.svg', dark: 'file:../../icons/dinie.dark.svg' },
		group: ['trigger'],
		// Of a trigger of version 1 n8n asks for each delivery, by a slow expression, what only its own Webhook node of
		// that version knows: https://github.com/n8n-io/n8n/blob/master/packages/cli/src/webhooks/webhook-helpers.ts
		version: [1, 1.1],
		subtitle: subtitleExpression,
		description:
			'Starts the workflow when Dinie reports an event of a customer, credit offer or loan',
		eventTriggerDescription: 'Waiting for an event from Dinie',
		activationMessage:
			'Your workflow will now run for each event you chose that Dinie delivers. Anything that Dinie did not sign is refused.',
		triggerPanel,
		hints: triggerHints,
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

	trigger = startWatch;

	execute = routeItems;
}
