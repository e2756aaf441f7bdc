import type {
	IExecuteFunctions,
	IHookFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { BoundedMap } from './boundedMap';
import type { Registration } from './registration/kept';
import type { WantedEndpoint } from './registration/wantedEndpoint';

const MOST_TRIGGERS = 10_000;

/** All that this process remembers of one trigger. Nothing may be lost by its loss. */
export type TriggerMemory = {
	/** Which trigger: workflow, node ID and node name. */
	key: string;
	/** Shown to be right by a genuine delivery or by what Dinie answered in this process. */
	newest?: Registration | undefined;
	/** IDs of endpoints that were deleted, or that another has taken the place of. */
	gone: BoundedMap<true>;
	/** What Dinie is to hold, as the hooks left it; present while the trigger is registered. */
	wanted?: WantedEndpoint | undefined;
	/** Where a test run under way is delivered to. */
	testUrl?: string | undefined;
	/** The hook under way, or the one that failed, has begun to create an endpoint: a rollback takes that back. */
	hasCreated: boolean;
	hasFailed: boolean;
	/** Where this process has drawn an endpoint of ours back from: `<endpoint ID> <URL>`. */
	drawnFrom?: string | undefined;
	/** What `trigger()` handed over, while the watch is open. */
	watch?: ITriggerFunctions | undefined;
	/** A look at the endpoint is under way. */
	isTicking: boolean;
	/** Hooks and ticks wait for the one before. */
	turn: Promise<unknown>;
	/** Signing secrets by their sealed form: the way of a delivery must not decrypt a credential each time. */
	openedSecrets: BoundedMap<string>;
	/** When something was done last, by a clock that does not go back. */
	lastDone: Map<string, number>;
	refusals: Map<string, { at: number; unlogged: number }>;
	/** IDs of well-formed deliveries that were refused since the last genuine one. */
	refusedIds: Set<string>;
	/** Since when nothing is held to verify with, by a clock that does not go back. */
	nothingSince?: number | undefined;
	/** What Dinie is being asked because of a delivery: one thing at a time, or two secrets are made. */
	asking?: Promise<Asked> | undefined;
	/** When (epoch ms) a look last saw all well. */
	lastWell?: number | undefined;
	/** What was mended and is still to be told. */
	untold: string[];
	/** How long the watch waits before it mends the same again. */
	pauses: Map<string, { until: number; ms: number }>;
};

/** Why the deliveries that wait are put off; nothing if Dinie tells of no reason. */
export type Asked = 'dinie_unreachable' | 'secret_rotated' | undefined;

export type TriggerContext =
	| IExecuteFunctions
	| IHookFunctions
	| ITriggerFunctions
	| IWebhookFunctions;

const memories = new BoundedMap<TriggerMemory>(MOST_TRIGGERS);

/** n8n keeps static data by the name of a node; copies of a node may share its ID. */
export function triggerKey(context: TriggerContext): string {
	const { id, name } = context.getNode();
	return `${context.getWorkflow().id}/${id}/${name}`;
}

export const memoryOf = (context: TriggerContext) => memoryAt(triggerKey(context));

/** The same by its key, for what n8n calls without a context. */
export function memoryAt(key: string): TriggerMemory {
	const known = memories.get(key);
	const memory = known ?? emptyMemory(key);
	memories.set(key, memory);
	return memory;
}

/** From now on the trigger goes by this registration, whatever had become of its endpoint before. */
export function goBy(memory: TriggerMemory, registration: Registration): void {
	memory.newest = registration;
	memory.gone.delete(registration.endpointId);
}

/** Whether something may be done now that is done at most once in `ms`; from now on counts as done. */
export function claim({ lastDone }: TriggerMemory, what: string, ms: number): boolean {
	const now = performance.now();
	const last = lastDone.get(what);
	if (last !== undefined && now - last < ms) return false;
	lastDone.set(what, now);
	return true;
}

/** Runs when all that came before is done, of this trigger and in this process. */
export async function inTurn<T>(memory: TriggerMemory, work: () => Promise<T>): Promise<T> {
	const mine = memory.turn.then(work);
	memory.turn = mine.catch(() => undefined);
	return await mine;
}

const emptyMemory = (key: string): TriggerMemory => ({
	key,
	gone: new BoundedMap(20),
	hasCreated: false,
	hasFailed: false,
	isTicking: false,
	turn: Promise.resolve(),
	openedSecrets: new BoundedMap(4),
	lastDone: new Map(),
	refusals: new Map(),
	refusedIds: new Set(),
	untold: [],
	pauses: new Map(),
});
