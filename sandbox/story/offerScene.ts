import { newId } from '../ids';
import { newCreditOffer, type CreditOffer, type OfferStatus } from './creditOffer';
import { theCustomer } from './customerScene';
import { OFFER } from './firstCustomer';
import { offerFields, type About, type Data } from './given';
import type { Assume, Cast, Ground } from './ground';
import { ANY_CUSTOMER, ANY_OFFER, OFFER_MOVES, type OfferEvent } from './moves';

/** A credit offer, and whose it is, after one of its events. */
export function offerScene(
	ground: Ground,
	type: OfferEvent,
	about: About,
	data: Data,
	assume: Assume,
): Cast {
	const given = offerFields(data);
	if (type === 'credit_offer.available') {
		const id = about.creditOfferId ?? freshOfferId(ground);
		const known = ground.creditOffers.get(id);
		const customer = theCustomer(ground, about.customerId ?? known?.customerId, ['active'], assume);
		const offer = newCreditOffer({ id, customerId: customer.id, status: 'available', ...given });
		if (known) assume(`credit offer ${id} began anew, and was not ${known.status}`);
		return { customer, offer };
	}
	const { from = ANY_OFFER, to } = OFFER_MOVES[type] ?? {};
	const { customer, offer } = theOffer(ground, about, from, assume);
	const validUntil = to === 'expired' ? Date.now() : offer.validUntil;
	const status = to ?? offer.status;
	return { customer, offer: { ...offer, status, validUntil, ...given } };
}

/** The one named, else the present one, else the first, and its customer. */
export function theOffer(
	ground: Ground,
	about: About,
	wanted: readonly [OfferStatus, ...OfferStatus[]],
	assume: Assume,
): Required<Pick<Cast, 'customer' | 'offer'>> {
	const { creditOffers, present } = ground;
	const isOther = about.customerId !== undefined && about.customerId !== present.customerId;
	const theirs = isOther
		? creditOffers.latestOf(about.customerId ?? '')?.id
		: present.creditOfferId;
	const id = about.creditOfferId ?? theirs ?? freshOfferId(ground);
	const known = creditOffers.get(id);
	const customerId = known?.customerId ?? about.customerId;
	const customer = known
		? theCustomer(ground, customerId, ANY_CUSTOMER, assume)
		: theCustomer(ground, customerId, ['active'], assume);
	const [status] = wanted;
	if (known && wanted.includes(known.status)) return { customer, offer: known };
	assume(
		known
			? `credit offer ${id} had become ${status}, not ${known.status}`
			: `credit offer ${id} was there, ${status}`,
	);
	const offer: CreditOffer = known
		? { ...known, status }
		: newCreditOffer({ id, customerId: customer.id, status });
	return { customer, offer };
}

export function freshOfferId({ creditOffers }: Ground): string {
	return creditOffers.get(OFFER.id) ? newId('co') : OFFER.id;
}
