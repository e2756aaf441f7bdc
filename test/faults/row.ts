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

/** How a row is to end; written before it is played. */
export type EndState = {
	/** Over all accounts. */
	endpoints: EndpointState[];
	/** Deliveries, one per event and endpoint that existed and was active. */
	events: Count;
	executed: Count;
	/** Not executed yet, and Dinie will send them again. */
	retrying: Count;
	/** Not executed, and Dinie has given them up. */
	failed: Count;
	/** Executed more than once. */
	duplicated: Count;
	/** Events that Dinie had no active endpoint to deliver to. */
	missed: Count;
	/** Failed executions, by which n8n's people are told what was found and done. */
	told: Count;
	/** Runs of the Error Workflow. */
	heard: Count;
	/** What n8n changed at Dinie, in order; left out where a row does not say. */
	changes?: Change[];
	/** Calls of Dinie's API, reading ones and refused ones included. */
	calls: Count;
};

export type Change = 'create' | 'delete' | 'rotate' | 'update';

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
	missed: 0,
	told: 0,
	heard: 0,
	calls: { atMost: 500 },
};

export const ends = (state: Partial<EndState>): EndState => ({ ...NOTHING, ...state });

/** The same end on both engines. */
export const onBoth = (state: Partial<EndState>): Record<Engine, EndState> => ({
	publication: ends(state),
	legacy: ends(state),
});

/** One endpoint in order, and every event executed once. */
export const inOrder = (events: number, state: Partial<EndState> = {}) =>
	onBoth({ endpoints: ['active'], events, executed: events, ...state });

/** What was mended is told once, in an execution and to the Error Workflow, also when the watch has looked again. */
export const toldOnce = (changes: Change[], state: Partial<EndState>): Partial<EndState> => ({
	endpoints: ['active'],
	told: 1,
	heard: 1,
	calls: { atMost: 25 },
	...state,
	changes,
});
