import { creditOffer } from './creditOffer';
import { customer } from './customer';
import { loan } from './loan';
import { loanTransaction } from './loanTransaction';
import type { Resource } from './operation';
import { webhookEndpoint } from './webhookEndpoint';
import { webhookEvent } from './webhookEvent';

/** Everything that the Dinie node can do: the editor's fields and the dispatch are derived from it. */
export const actionResources: Resource[] = [
	creditOffer,
	customer,
	loan,
	loanTransaction,
	webhookEndpoint,
	webhookEvent,
];
