import type { Row } from '../row';
import { accounts } from './accounts';
import { behindOurBack } from './behindOurBack';
import { clock } from './clock';
import { crashes } from './crashes';
import { identity } from './identity';
import { leftAlone } from './leftAlone';
import { mended } from './mended';
import { outages } from './outages';
import { peoplesEndpoints } from './peoplesEndpoints';
import { refusals } from './refusals';
import { republishing } from './republishing';
import { secrets } from './secrets';
import { slowRuns } from './slowRuns';
import { testRuns } from './testRuns';
import { whileDown } from './whileDown';

export const IN_TURN: Row[] = [
	...crashes,
	...outages,
	...refusals,
	...behindOurBack,
	...secrets,
	...accounts,
	...identity,
	...peoplesEndpoints,
	...slowRuns,
	...testRuns,
	...republishing,
	...clock,
];

/** Groups that are played one after the other, the rows of a group side by side. */
export const SIDE_BY_SIDE: Row[][] = [whileDown, [...mended, ...leftAlone]];
