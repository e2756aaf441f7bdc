import type { Resource } from '../operation';
import { checkHealth } from './checkHealth.operation';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { rotateSecret } from './rotateSecret.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

export const webhookEndpoint: Resource = {
	value: 'webhookEndpoint',
	name: 'Webhook Endpoint',
	operations: [checkHealth, create, upsert, remove, get, getAll, rotateSecret, update],
	usual: getAll,
};
