import type { EventType } from '../../nodes/Dinie/events/catalogue';
import { createChanges } from '../../sandbox/changes';
import { createClock } from '../../sandbox/clock';
import { formOf, type Contract } from '../../sandbox/contract';
import { payloadOf } from '../../sandbox/payloads';
import { createStory } from '../../sandbox/story/story';

/** The `data` that a fresh sandbox would fire this event with. */
export function samplePayload(type: EventType, contract: Contract): Record<string, unknown> {
	const { cast } = createStory(createClock(0), createChanges()).imagine(type);
	return payloadOf(type, formOf(contract), cast);
}
