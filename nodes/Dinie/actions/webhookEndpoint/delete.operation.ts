import { isGone } from '../../transport/problemKinds';
import { removeEndpoint } from '../../transport/webhookEndpoints';
import type { Operation } from '../operation';
import { endpointId, options } from './fields';
import { changeableEndpoint } from './ownership';

const CONSEQUENCE = 'without it the trigger receives nothing until its workflow is published again';

export const remove: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete webhook endpoint',
	description: 'Stop all deliveries to a URL for good',
	properties: [endpointId, options],
	sample: { deleted: true },

	async execute(item) {
		const endpoint = await changeableEndpoint(item, CONSEQUENCE).catch((error: Error) => {
			if (!isGone(error)) throw error;
		});
		if (endpoint) await removeEndpoint(item.dinie, endpoint.id);
		return { deleted: true };
	},
};
