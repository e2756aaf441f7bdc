import type { Resource } from '../operation';
import { getSample } from './getSample.operation';
import { verify } from './verify.operation';

export const webhookEvent: Resource = {
	value: 'webhookEvent',
	name: 'Webhook Event',
	operations: [getSample, verify],
	usual: getSample,
};
