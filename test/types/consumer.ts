// `npm run verify:package` compiles this against the installed package; it is never run.
import type { ICredentialType, INodeType } from 'n8n-workflow';
import { DinieApi } from '../../credentials/DinieApi.credentials';
import { Dinie } from '../../nodes/Dinie/Dinie.node';
import { DinieTrigger } from '../../nodes/Dinie/DinieTrigger.node';
import { EVENTS, type EventType } from '../../nodes/Dinie/events/catalogue';

export const nodes: INodeType[] = [new Dinie(), new DinieTrigger()];
export const credentials: ICredentialType[] = [new DinieApi()];
export const names = Object.entries(EVENTS).map(([type, { name }]) => [type, name]);

export const loanFailed: EventType = 'loan.error';
type IsNarrow = string extends EventType ? false : true;
export const isNarrow: IsNarrow = true;
