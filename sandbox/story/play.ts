import type { AlarmClock } from '../clock';
import type { EventType } from '../../nodes/Dinie/events/catalogue';
import type { FireOptions, SandboxEvent } from '../deliveries/events';
import { newId } from '../ids';
import type { Settings } from '../settings';
import { CUSTOMER } from './firstCustomer';
import type { About } from './given';
import { lifeOf, type Ending } from './lives';
import type { Story } from './story';

/** Two seconds from event to event, so that one can watch. */
const STEP_MS = 2_000;

export type PlayOptions = {
	ending?: Ending;
	/** From one event to the next, on the sandbox clock; 0 fires all of them at once. */
	stepMs?: number;
};

export type Played = Required<About> & {
	types: EventType[];
	/** All events, once the last one is fired. */
	done: Promise<SandboxEvent[]>;
};

type Parts = {
	clock: AlarmClock;
	settings: Settings;
	story: Story;
	fire(type: string, options: FireOptions): SandboxEvent;
};

/** Plays the life of one new customer, event by event. */
export function createPlayer({ clock, settings, story, fire }: Parts) {
	return function playStory({ ending = 'finished', stepMs = STEP_MS }: PlayOptions = {}): Played {
		const about = {
			customerId: story.customers.get(CUSTOMER.id) ? newId('cust') : CUSTOMER.id,
			creditOfferId: newId('co'),
			loanId: newId('ln'),
		};
		const types = lifeOf(ending, settings.contract);
		const fired: SandboxEvent[] = [];
		const done = new Promise<SandboxEvent[]>((resolve) => {
			const step = async (): Promise<void> => {
				const type = types[fired.length];
				if (type === undefined) return resolve(fired);
				fired.push(fire(type, { about }));
				clock.schedule(clock.now() + (fired.length < types.length ? stepMs : 0), step);
			};
			void step();
		});
		return { ...about, types, done };
	};
}
