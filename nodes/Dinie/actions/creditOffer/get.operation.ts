import { getCreditOffer } from '../../transport/creditOffers';
import type { Operation } from '../operation';
import { outputFor, recordOptions } from '../recordOptions';
import { creditOfferId, creditOfferIdIn } from './fields';
import { CREDIT_OFFER } from './sample';

const options = recordOptions();

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get credit offer',
	description: 'Retrieve the present status, amounts and rate of an offer, whose event may be old',
	properties: [creditOfferId, options],
	sample: CREDIT_OFFER,

	async execute(item) {
		const output = outputFor(item, options);
		return output(await getCreditOffer(item.dinie, creditOfferIdIn(item)));
	},
};
