import type { Form, Occurrence } from '../contract';
import { newId } from '../ids';
import type { Outcome } from './attempt';
import type { SignedHeaders } from './sign';

/** One event on its way to one endpoint. */
export type Delivery = {
	readonly id: string;
	readonly eventId: string;
	readonly eventType: string;
	readonly endpointId: string;
	readonly body: string;
	/** Discarded: the endpoint was deleted or disabled before the delivery got through. */
	status: 'pending' | 'delivered' | 'failed' | 'discarded';
	/** On the sandbox clock; null while an attempt is under way and after the last one. */
	nextAttemptAt: number | null;
	readonly attempts: Attempt[];
};

/** `at` is on the sandbox clock; the headers tell what the receiver saw. */
export type Attempt = Outcome & { at: number; url: string; headers: SignedHeaders };

export function newDelivery(event: Occurrence, endpointId: string, form: Form): Delivery {
	const id = newId('dlv');
	return {
		id,
		eventId: event.id,
		eventType: event.type,
		endpointId,
		body: JSON.stringify(form.envelope(event, id)),
		status: 'pending',
		nextAttemptAt: null,
		attempts: [],
	};
}

export function hasArrived({ status }: Outcome): boolean {
	return status !== null && status >= 200 && status < 300;
}
