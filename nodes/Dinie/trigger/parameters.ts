import type { INodeProperties } from 'n8n-workflow';
import { eventOptions } from '../events/options';
import { personalDataChoices } from '../personalDataChoices';

/** What the node panel offers to start with: "On any loan event", "On customer KYC updated". */
const action = (name: string) =>
	`On ${name
		.replace(/^All (.*) Events$/, 'any $1 event')
		.replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase())}`;

export const triggerParameters: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		noDataExpression: true,
		options: eventOptions.map((option) => ({ ...option, action: action(option.name) })),
		default: [],
		hint: 'Leave empty to receive every event',
	},
	{
		displayName: 'Endpoint',
		name: 'registration',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Register Automatically',
				value: 'automatic',
				description: 'Registered at Dinie when the workflow is published, deleted when unpublished',
			},
			{
				name: 'Registered by Somebody Else',
				value: 'manual',
				description: "Deliveries are verified with 'Webhook Secret' of the credential",
			},
		],
		default: 'automatic',
	},
	{
		displayName:
			"Have the production URL under 'Webhook URLs' registered at Dinie, and put its signing secret into 'Webhook Secret' of the credential",
		name: 'manualNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['manual'] } },
	},
	{
		displayName: 'Output',
		name: 'outputMode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'One Output for All Events',
				value: 'single',
			},
			{
				name: 'One Output per Event',
				value: 'perEvent',
				description:
					'A named output for each entry of Trigger On, in the order chosen. With nothing chosen: Customer, Credit Offer, Loan, and Other Events for all else. Additional Events have one more behind these.',
			},
		],
		default: 'single',
	},
	{
		displayName:
			'Adding an event keeps every connection on its output. Removing one moves the connections of those after it.',
		name: 'outputNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { outputMode: ['perEvent'] } },
	},
	{
		displayName:
			'Once the workflow is live, publishing a change to this node (its name and the choice of its credential included) makes n8n delete the endpoint and register a new one. What Dinie was about to send again to the old one is lost.',
		name: 'changeNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['automatic'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Additional Events',
				name: 'additionalEvents',
				type: 'string',
				noDataExpression: true,
				default: '',
				placeholder: 'e.g. loan.processing, customer.denied',
				description:
					"Comma-separated names of events that 'Trigger On' does not offer yet. With one output per event they share the last one, whose connections move when an event is added to 'Trigger On'.",
			},
			{
				displayName: 'Check Endpoint Every (Minutes)',
				name: 'watchMinutes',
				type: 'number',
				noDataExpression: true,
				typeOptions: { minValue: 0, maxValue: 59, numberPrecision: 0 },
				default: 10,
				description:
					'How often to look whether the endpoint is still at Dinie as it should be, and put it right. What was found and done is told as a failed execution, which also runs the Error Workflow. From 1 to 59; with 0 only a start of n8n or a delivery shows what has changed, and only n8n’s log tells of it.',
			},
			{
				displayName: 'Description',
				name: 'description',
				type: 'string',
				noDataExpression: true,
				default: '',
				placeholder: 'e.g. Loan alerts for operations',
				description: 'Shown at Dinie beside the endpoint',
			},
			{
				displayName: 'Ignore Duplicates',
				name: 'ignoreDuplicates',
				type: 'boolean',
				noDataExpression: true,
				default: true,
				description:
					'Whether to start nothing when a delivery that was accepted arrives again. Remembered in memory for eight hours: for more, put the Remove Duplicates node behind this one.',
			},
			{
				displayName: 'Personal Data',
				name: 'personalData',
				type: 'options',
				noDataExpression: true,
				options: personalDataChoices,
				default: 'include',
				description: 'What to do with personal data (LGPD) in events',
			},
		],
	},
];
