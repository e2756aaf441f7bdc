import type { ITriggerFunctions } from 'n8n-workflow';
import type { TriggerMemory } from '../memory';
import type { WantedEndpoint } from '../registration/wantedEndpoint';

/** One registered trigger, while the watch is open. */
export type Watched = {
	context: ITriggerFunctions;
	memory: TriggerMemory;
	wanted: WantedEndpoint;
	/** Whether it is still registered as it was, and the watch open. */
	isStill(): boolean;
};
