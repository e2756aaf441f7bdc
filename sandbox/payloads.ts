import type { EventType } from '../nodes/Dinie/events/catalogue';
import { creditOfferPayloads } from './payloads/creditOffer';
import { customerPayloads } from './payloads/customer';
import { loanPayloads } from './payloads/loan';
import type { Payload } from './payloads/story';

/** A realistic payload for each event that any source of Dinie's knows. */
export const payloads: Record<EventType, Payload> = {
	...customerPayloads,
	...creditOfferPayloads,
	...loanPayloads,
};

export function isKnownEvent(type: string): type is EventType {
	return Object.hasOwn(payloads, type);
}
