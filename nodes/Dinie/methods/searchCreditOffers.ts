import { creditOffersWith } from '../transport/creditOffers';
import { firstOf, searchIn } from './searchList';

/** Credit offers by amount, status and customer: the names of customers are not in them. */
export const searchCreditOffers = searchIn(creditOffersWith({}), (offer) => {
	const customer = firstOf(offer, 'external_id', 'customer_id') || 'customer unknown';
	return `R$ ${firstOf(offer, 'approved_amount') || '?'} (${firstOf(offer, 'status') || 'status unknown'}): ${customer}`;
});
