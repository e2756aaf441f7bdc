import { type IDataObject, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';
import { parseEventNames, type EventPattern } from '../events/patterns';
import { operationError } from '../errors';
import { containsMark } from '../ownershipMark';

/** The trigger's parameters, read and checked. */
export type TriggerSettings = {
	isManual: boolean;
	outputMode: 'perEvent' | 'single';
	/** Patterns chosen from the list, in the order chosen; empty means every event. */
	events: EventPattern[];
	additionalEvents: EventPattern[];
	description: string;
	ignoreDuplicates: boolean;
	removePersonalData: boolean;
};

/** Whether somebody else registered the production URL at Dinie. */
export const isManualRegistration = (context: IHookFunctions | IWebhookFunctions) =>
	context.getNodeParameter('registration') === 'manual';

/** Throws an error that names the parameter to correct. */
export function readSettings(context: IHookFunctions | IWebhookFunctions): TriggerSettings {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const description = String(options.description ?? '').trim();
	if (containsMark(description)) {
		throw operationError(
			context.getNode(),
			"'Description' holds text of the form [n8n:…], which marks the trigger that owns an endpoint: remove it",
		);
	}
	return {
		isManual: isManualRegistration(context),
		outputMode: context.getNodeParameter('outputMode') as TriggerSettings['outputMode'],
		events: context.getNodeParameter('events') as EventPattern[],
		additionalEvents: additionalEventsIn(context, String(options.additionalEvents ?? '')),
		description,
		ignoreDuplicates: options.ignoreDuplicates !== false,
		removePersonalData: options.personalData === 'remove',
	};
}

function additionalEventsIn(
	context: IHookFunctions | IWebhookFunctions,
	text: string,
): EventPattern[] {
	const { names, malformed } = parseEventNames(text);
	if (malformed.length === 0) return names;
	throw operationError(
		context.getNode(),
		`'Additional Events' holds what cannot be an event name: '${malformed.join("', '")}'. Write names as Dinie does, in lower case, e.g. loan.processing or loan.*, separated by commas. To receive every event, leave 'Trigger On' empty`,
	);
}
