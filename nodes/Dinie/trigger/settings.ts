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

/** Throws an error that names the parameter to correct. */
export function readSettings(context: Context): TriggerSettings {
	const { parameters } = context.getNode();
	const options = (parameters.options ?? {}) as IDataObject;
	const description = String(options.description ?? '').trim();
	const complaint = whyNoDescription(description);
	if (complaint) throw operationError(context.getNode(), complaint);
	return {
		isManual: isManualRegistration(context),
		outputMode: parameters.outputMode === 'perEvent' ? 'perEvent' : 'single',
		// Dinie's own word for every event, which the editor does not offer, may come over n8n's API.
		events: eventsIn(context, 'Trigger On', parameters.events ?? [], ['*']),
		additionalEvents: eventsIn(context, 'Additional Events', options.additionalEvents),
		description,
		ignoreDuplicates: options.ignoreDuplicates !== false,
		// Whatever cannot be read removes: what once reached n8n's database cannot be called back.
		removePersonalData: 'personalData' in options && options.personalData !== 'include',
		watchMinutes: isPace(options.watchMinutes) ? options.watchMinutes : USUAL_WATCH_MINUTES,
	};
}

const isPace = (minutes: unknown): minutes is number =>
	Number.isInteger(minutes) && 0 <= Number(minutes) && Number(minutes) <= 59;

function eventsIn(
	context: Context,
	parameter: string,
	value: unknown,
	allowed: EventPattern[] = [],
): EventPattern[] {
	const names = eventNamesIn(value);
	const complaint = whyNoEventNames(
		parameter,
		names.filter((name) => !allowed.includes(name)),
	);
	if (!complaint) return names;
	throw operationError(
		context.getNode(),
		`${complaint}. To receive every event, leave 'Trigger On' empty`,
	);
}
