import type { Form, Occurrence } from '../contract';
import { newId } from '../ids';
import type { Outcome } from './attempt';
import type { SignedHeaders } from './sign';

/** `assumed`: what had to be so for the event to follow, in sentences. */
export type FiredEvent = Occurrence & { readonly assumed: readonly string[] };

/** What can be wrong with a delivery on purpose. */
export type Forgery = 'wrong signature' | 'old timestamp' | 'no signature';

/** One event on its way to one endpoint. */
export type Delivery = {
	readonly id: string;
	readonly eventId: string;
	readonly eventType: string;
	readonly assumed: FiredEvent['assumed'];
	readonly endpointId: string;
	/** As it was sent last, or will be sent first. */
	body: string;
	/** Null for genuine deliveries. */
	readonly forgery: Forgery | null;
	/** Discarded: the endpoint was deleted or disabled before the delivery got through. */
	status: 'pending' | 'delivered' | 'failed' | 'discarded';
	/** On the sandbox clock; null while an attempt is under way and after the last one. */
	nextAttemptAt: number | null;
	readonly attempts: Attempt[];
};

/** `at` is on the sandbox clock; the headers tell what the receiver saw. */
export type Attempt = Outcome & { at: number; url: string; headers: Partial<SignedHeaders> };

export function newDelivery(
	event: FiredEvent,
	endpointId: string,
	form: Form,
	forgery: Forgery | null = null,
): Delivery {
	const id = newId('dlv');
	return {
		id,
		eventId: event.id,
		eventType: event.type,
		assumed: event.assumed,
		endpointId,
		body: JSON.stringify(form.envelope(event, id)),
		forgery,
		status: 'pending',
		nextAttemptAt: null,
		attempts: [],
	};
}

/** The body under another `delivery_id`, in the form that has one. */
export function withNewDeliveryId(body: string): string {
	const envelope = JSON.parse(body) as Record<string, unknown>;
	return 'delivery_id' in envelope
		? JSON.stringify({ ...envelope, delivery_id: newId('dlv') })
		: body;
}

export function hasArrived({ status }: Outcome): boolean {
	return status !== null && status >= 200 && status < 300;
}
