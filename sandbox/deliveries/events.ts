import type { Changes } from '../changes';
import { formOf } from '../contract';
import { remember } from '../history';
import { newId } from '../ids';
import { isKnownEvent, payloadOf } from '../payloads';
import type { Settings } from '../settings';
import type { About, Data } from '../story/given';
import type { Scene, Story } from '../story/story';
import type { FiredEvent } from './delivery';
import type { createQueue } from './queue';

const EVENTS_KEPT = 100_000;

/** `data` is sent as it is; without it, `about` tells whom of the story the event speaks of. */
export type FireOptions = { data?: Data; about?: About };

export type SandboxEvent = FiredEvent & { deliveryIds: string[] };

type Parts = {
	settings: Settings;
	queue: ReturnType<typeof createQueue>;
	story: Story;
	changes: Changes;
};

export function createEvents({ settings, queue, story, changes }: Parts) {
	const events: SandboxEvent[] = [];

	/** What an event of this type would carry now, in the contract's present form. */
	function sample(type: string): Data {
		return told(type, {}).data;
	}

	/** Makes an event, lets the story follow it, and sends it to each active endpoint that listens. */
	function fire(type: string, options: FireOptions = {}): SandboxEvent {
		const { data, scene } = told(type, options);
		if (scene) story.take(scene);
		const assumed = scene?.assumed ?? [];
		const occurrence = { id: newId('evt'), type, at: Date.now(), data, assumed };
		const deliveryIds = queue.enqueue(occurrence).map(({ id }) => id);
		const event = remember(events, { ...occurrence, deliveryIds }, EVENTS_KEPT);
		changes.announce('event', event.id);
		return event;
	}

	return { events, fire, sample };

	function told(type: string, { data, about }: FireOptions): { data: Data; scene?: Scene } {
		if (isKnownEvent(type)) {
			const scene = story.imagine(type, about, data);
			return { data: data ?? payloadOf(type, formOf(settings.contract), scene.cast), scene };
		}
		if (data) return { data };
		throw new Error(`The sandbox knows no event ${type}; give its data to fire it all the same`);
	}
}
