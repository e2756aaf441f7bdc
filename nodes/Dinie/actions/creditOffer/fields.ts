import type { Item } from '../item';
import { recordIdIn } from '../recordId';
import { recordLocator } from '../recordLocator';

export const creditOfferId = recordLocator({
	displayName: 'Credit Offer',
	name: 'creditOfferId',
	kind: 'co',
	searchListMethod: 'searchCreditOffers',
});

/** The ID of the credit offer that was chosen. */
export const creditOfferIdIn = (item: Item): string =>
	recordIdIn(
		item.field(creditOfferId).chosen().field,
		'co',
		'choose one from the list, or give its ID, e.g. {{ $json.data.id }} behind a trigger',
	);
