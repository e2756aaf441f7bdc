import type { IDataObject } from 'n8n-workflow';
import { toIsoUtc } from '../time';

/** A parsed event: an object with a type; all else as Dinie sent it. */
export type Envelope = IDataObject & { type: string };

export type DeliveryFacts = {
	webhookId: string;
	/** Unix seconds, as signed. */
	timestamp: string;
	/** `null` for an endpoint that the trigger did not register. */
	endpointId: string | null;
};

/** The event in a delivery's text, or nothing when that is not a JSON object with a type. */
export function parseEnvelope(text: string): Envelope | undefined {
	const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
	try {
		const value: unknown = JSON.parse(json);
		if (mayNamePrototype(json)) removePrototypes(value);
		return isEnvelope(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** The item that the trigger emits. Fields of the envelope that are not known pass through; our names win. */
export function toItem(envelope: Envelope, delivery: DeliveryFacts): IDataObject {
	const [resource = '', ...action] = envelope.type.split('.');
	return {
		...envelope,
		type: envelope.type,
		resource,
		action: action.join('.'),
		timestamp: toIsoUtc(envelope.timestamp),
		data: envelope.data ?? null,
		webhookId: delivery.webhookId,
		sentAt: toIsoUtc(Number(delivery.timestamp)),
		endpointId: delivery.endpointId,
	};
}

function isEnvelope(value: unknown): value is Envelope {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	return 'type' in value && typeof value.type === 'string' && value.type !== '';
}

// Looking through all of it is slow, so it is done only where the name can be: in clear or written with \u escapes.
const mayNamePrototype = (json: string) => json.includes('__proto__') || json.includes('\\u00');

/** Depth costs no stack, as it would with a reviver: a genuine body may be nested thousands of times. */
function removePrototypes(value: unknown): void {
	const unseen = [value];
	while (unseen.length > 0) {
		const next = unseen.pop();
		if (typeof next !== 'object' || next === null) continue;
		Reflect.deleteProperty(next, '__proto__');
		for (const inner of Object.values(next)) unseen.push(inner);
	}
}
