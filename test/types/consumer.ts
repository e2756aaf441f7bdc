import type { ICredentialType, INodeType } from 'n8n-workflow';
import { DinieApi } from 'n8n-nodes-dinie/dist/credentials/DinieApi.credentials';
import { Dinie } from 'n8n-nodes-dinie/dist/nodes/Dinie/Dinie.node';
import { DinieTrigger } from 'n8n-nodes-dinie/dist/nodes/Dinie/DinieTrigger.node';
import { EVENTS, type EventType } from 'n8n-nodes-dinie/dist/nodes/Dinie/events';

// Compiled by `npm run verify:package` against the installed package; never run.
export const nodes: INodeType[] = [new Dinie(), new DinieTrigger()];
export const credentials: ICredentialType[] = [new DinieApi()];
export const names = Object.entries(EVENTS).map(([type, { name }]) => [type, name]);

export const loanFailed: EventType = 'loan.error';
type IsNarrow = string extends EventType ? false : true;
export const isNarrow: IsNarrow = true;
