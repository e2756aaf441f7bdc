import type { IDataObject, INode } from 'n8n-workflow';
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

/** Of any context of n8n. The parameters are read as they stand: none of them may hold an expression. */
type Context = { getNode(): INode };

/** Whether somebody else registered the production URL at Dinie. */
export const isManualRegistration = (context: Context) =>
	context.getNode().parameters.registration === 'manual';

/** As far as they can be read: a delivery must not fail for what a publish refuses. */
export function readSettings(context: Context): TriggerSettings {
	const { parameters } = context.getNode();
	const options = (parameters.options ?? {}) as IDataObject;
	return {
		isManual: parameters.registration === 'manual',
		outputMode: parameters.outputMode === 'perEvent' ? 'perEvent' : 'single',
		events: eventNamesIn(parameters.events ?? []),
		additionalEvents: eventNamesIn(options.additionalEvents),
		description: String(options.description ?? '').trim(),
		ignoreDuplicates: options.ignoreDuplicates !== false,
		// Whatever cannot be read removes: what once reached n8n's database cannot be called back.
		removePersonalData: 'personalData' in options && options.personalData !== 'include',
		watchMinutes: isPace(options.watchMinutes) ? options.watchMinutes : USUAL_WATCH_MINUTES,
	};
}

/** The same for a publish; throws an error that names the parameter to correct. */
export function requireSettings(context: Context): TriggerSettings {
	const settings = readSettings(context);
	// Dinie's own word for every event, which the editor does not offer, may come over n8n's API.
	const events = settings.events.filter((name) => name !== '*');
	const misnamed =
		whyNoEventNames('Trigger On', events) ??
		whyNoEventNames('Additional Events', settings.additionalEvents);
	const complaint = misnamed
		? `${misnamed}. To receive every event, leave 'Trigger On' empty`
		: whyNoDescription(settings.description);
	if (complaint) throw operationError(context.getNode(), complaint);
	return settings;
}

const isPace = (minutes: unknown): minutes is number =>
	Number.isInteger(minutes) && 0 <= Number(minutes) && Number(minutes) <= 59;
