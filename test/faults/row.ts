import type { Engine } from '../n8n/n8n';
import type { Scene } from './scene';

/**
 * What stands at Dinie for one endpoint, seen from the published triggers: theirs and in order, theirs but
 * different in one respect, a test run's, or nobody's.
 */
export type EndpointState =
	| 'active'
	| 'disabled'
	| 'left over'
	| 'of a test'
	| 'wrong events'
	| 'wrong URL';

export type Count = number | { atMost: number };

/** How a row is to end; written before it is played. Deliveries are counted, one per event and endpoint. */
export type EndState = {
	endpoints: EndpointState[];
	/** Events generated for an endpoint that existed and was active. */
	events: Count;
	executed: Count;
	/** Not executed yet, and Dinie will send them again. */
	retrying: Count;
	/** Not executed, and Dinie has given them up. */
	failed: Count;
	/** Executed more than once. */
	duplicated: Count;
};

export type Row = {
	name: string;
	expected: Record<Engine, EndState>;
	play(scene: Scene): Promise<void>;
};

const NOTHING: EndState = {
	endpoints: [],
	events: 0,
	executed: 0,
	retrying: 0,
	failed: 0,
	duplicated: 0,
};

export const ends = (state: Partial<EndState>): EndState => ({ ...NOTHING, ...state });

/** The same end on both engines. */
export const onBoth = (state: Partial<EndState>): Record<Engine, EndState> => ({
	publication: ends(state),
	legacy: ends(state),
});

/** One endpoint in order, and every event executed once. */
export const inOrder = (events: number) =>
	onBoth({ endpoints: ['active'], events, executed: events });
