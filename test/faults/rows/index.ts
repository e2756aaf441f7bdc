import type { Row } from '../row';
import { behindOurBack } from './behindOurBack';
import { clock } from './clock';
import { crashes } from './crashes';
import { identity } from './identity';
import { outages } from './outages';
import { refusals } from './refusals';
import { republishing } from './republishing';
import { secrets } from './secrets';
import { testRuns } from './testRuns';

export const ROWS: Row[] = [
	...crashes,
	...outages,
	...refusals,
	...behindOurBack,
	...secrets,
	...identity,
	...testRuns,
	...republishing,
	...clock,
];
