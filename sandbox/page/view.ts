import type { Sandbox } from '../sandbox';
import type { Drafts } from './drafts';
import type { FaultSwitches } from './faultSwitches';

/** The parts of the page that have something to answer when a button is pressed. */
export type Section = 'fire' | 'deliveries' | 'endpoints' | 'behaviour';

export type Notice = { section: Section; tone: 'good' | 'bad'; text: string };

/** All that the page is made from. */
export type View = {
	sandbox: Sandbox;
	drafts: Drafts;
	switches: FaultSwitches;
	/** The event whose payload is open for editing. */
	openEvent: string | null;
	notice: Notice | null;
};
