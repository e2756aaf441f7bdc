import type { Changes } from '../changes';
import { formOf, type Occurrence } from '../contract';
import { remember } from '../history';
import { newId } from '../ids';
import { isKnownEvent, payloads } from '../payloads';
import type { Settings } from '../settings';
import type { createQueue } from './queue';

const EVENTS_KEPT = 100_000;

export type FireOptions = { data?: Record<string, unknown> };

export type SandboxEvent = Occurrence & { deliveryIds: string[] };

type Parts = { settings: Settings; queue: ReturnType<typeof createQueue>; changes: Changes };

export function createEvents({ settings, queue, changes }: Parts) {
	const events: SandboxEvent[] = [];

	/** What an event of this type carries, in the contract's present form. */
	function sample(type: string): Record<string, unknown> {
		if (isKnownEvent(type)) return payloads[type](formOf(settings.contract));
		throw new Error(`The sandbox knows no event ${type}; give its data to fire it all the same`);
	}

	/** Makes an event and sends it to each active endpoint that listens for it. */
	function fire(type: string, { data = sample(type) }: FireOptions = {}): SandboxEvent {
		const occurrence = { id: newId('evt'), type, at: Date.now(), data };
		const deliveryIds = queue.enqueue(occurrence).map(({ id }) => id);
		const event = remember(events, { ...occurrence, deliveryIds }, EVENTS_KEPT);
		changes.announce('event', event.id);
		return event;
	}

	return { events, fire, sample };
}
