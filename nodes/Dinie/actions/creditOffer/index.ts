import type { Resource } from '../operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

export const creditOffer: Resource = {
	value: 'creditOffer',
	name: 'Credit Offer',
	operations: [get, getAll],
	usual: get,
};
