import type { IDataObject } from 'n8n-workflow';
import type { Scheme } from '../load/job';
import { LIMIT_PACKAGE } from './limitPackage';

export type ContestantName =
	| 'dinie'
	| 'github'
	| 'limit'
	| 'limitWithCredential'
	| 'refuse'
	| 'stripe'
	| 'webhook';

export type ContestantKind = {
	title: string;
	type: string;
	typeVersion: number;
	scheme: Scheme;
	/** The type of the credential it uses. */
	credential?: string;
	parameters: IDataObject;
};

const BENCH_PATH = 'bench';

const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/** Every trigger that is measured. */
export const CONTESTANTS: Record<ContestantName, ContestantKind> = {
	limit: {
		title: 'a do-nothing trigger',
		type: `${LIMIT_PACKAGE}.acceptTrigger`,
		typeVersion: 1.1,
		scheme: 'none',
		parameters: {},
	},
	// n8n looks in its database, for each execution, who may use the credentials of a workflow.
	limitWithCredential: {
		title: 'a do-nothing trigger with a credential',
		type: `${LIMIT_PACKAGE}.acceptTrigger`,
		typeVersion: 1.1,
		scheme: 'none',
		credential: 'dinieApi',
		parameters: {},
	},
	refuse: {
		title: 'a trigger that answers 400 at once',
		type: `${LIMIT_PACKAGE}.refuseTrigger`,
		typeVersion: 1.1,
		scheme: 'none',
		parameters: {},
	},
	dinie: {
		title: 'Dinie Trigger',
		type: 'n8n-nodes-dinie.dinieTrigger',
		typeVersion: 1.1,
		scheme: 'standard',
		credential: 'dinieApi',
		parameters: { events: [] },
	},
	github: {
		title: 'GitHub Trigger',
		type: 'n8n-nodes-base.githubTrigger',
		typeVersion: 1,
		scheme: 'github',
		credential: 'githubApi',
		parameters: {
			owner: byName('bench'),
			repository: byName('bench'),
			events: ['*'],
			options: {},
		},
	},
	stripe: {
		title: 'Stripe Trigger',
		type: 'n8n-nodes-base.stripeTrigger',
		typeVersion: 1,
		scheme: 'stripe',
		credential: 'stripeApi',
		parameters: { events: ['*'] },
	},
	webhook: {
		title: 'Webhook, no checks',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		scheme: 'none',
		parameters: { httpMethod: 'POST', path: BENCH_PATH, options: {} },
	},
};

/** Below n8n's `/webhook/`. */
export const pathOf = (name: ContestantName, webhookId: string) =>
	name === 'webhook' ? BENCH_PATH : `${webhookId}/webhook`;
