import type { EventType } from '../nodes/Dinie/events/catalogue';
import type { Form } from './contract';
import { creditOfferPayloads } from './payloads/creditOffer';
import { customerPayloads } from './payloads/customer';
import { loanPayloads } from './payloads/loan';
import type { Cast } from './story/ground';

/** For each event that any source of Dinie's knows. */
const payloads: Record<EventType, (form: Form, cast: Required<Cast>) => object> = {
	...customerPayloads,
	...creditOfferPayloads,
	...loanPayloads,
};

export const EVENT_TYPES = Object.keys(payloads) as EventType[];

/** The `data` of an event; the cast of a loan's event has all three, that of a customer's only one. */
export function payloadOf(type: EventType, form: Form, cast: Cast): Record<string, unknown> {
	return { ...payloads[type](form, cast as Required<Cast>) };
}

export function isKnownEvent(type: string): type is EventType {
	return Object.hasOwn(payloads, type);
}
