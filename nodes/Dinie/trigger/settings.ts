import { type IDataObject, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';
import { eventNamesIn, whyNoEventNames, type EventPattern } from '../events/patterns';
import { operationError } from '../errors';
import { whyNoDescription } from '../ownershipMark';

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
	/** Minutes between two looks at the endpoint; 0 switches them off. */
	watchMinutes: number;
};

const USUAL_WATCH_MINUTES = 10;

/** Whether somebody else registered the production URL at Dinie. */
export const isManualRegistration = (context: IHookFunctions | IWebhookFunctions) =>
	context.getNodeParameter('registration') === 'manual';

/** Throws an error that names the parameter to correct. */
export function readSettings(context: IHookFunctions | IWebhookFunctions): TriggerSettings {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const description = String(options.description ?? '').trim();
	const complaint = whyNoDescription(description);
	if (complaint) throw operationError(context.getNode(), complaint);
	return {
		isManual: isManualRegistration(context),
		outputMode: context.getNodeParameter('outputMode') as TriggerSettings['outputMode'],
		events: context.getNodeParameter('events') as EventPattern[],
		additionalEvents: additionalEventsIn(context, String(options.additionalEvents ?? '')),
		description,
		ignoreDuplicates: options.ignoreDuplicates !== false,
		// Whatever cannot be read removes: what once reached n8n's database cannot be called back.
		removePersonalData: 'personalData' in options && options.personalData !== 'include',
		watchMinutes: isPace(options.watchMinutes) ? options.watchMinutes : USUAL_WATCH_MINUTES,
	};
}

const isPace = (minutes: unknown): minutes is number =>
	Number.isInteger(minutes) && 0 <= Number(minutes) && Number(minutes) <= 59;

function additionalEventsIn(
	context: IHookFunctions | IWebhookFunctions,
	text: string,
): EventPattern[] {
	const names = eventNamesIn(text);
	const complaint = whyNoEventNames('Additional Events', names);
	if (!complaint) return names;
	throw operationError(
		context.getNode(),
		`${complaint}. To receive every event, leave 'Trigger On' empty`,
	);
}
