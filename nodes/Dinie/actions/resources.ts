import type { Resource } from './operation';
import { webhookEndpoint } from './webhookEndpoint';
import { webhookEvent } from './webhookEvent';

/** Everything that the Dinie node can do: the editor's fields and the dispatch are derived from it. */
export const actionResources: Resource[] = [webhookEndpoint, webhookEvent];
