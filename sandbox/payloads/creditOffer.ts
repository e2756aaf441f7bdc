import type { Form } from '../contract';
import type { CreditOffer } from '../story/creditOffer';
import type { Customer } from '../story/customer';
import type { OfferEvent } from '../story/moves';
import type { Payload } from './payload';

type OfferPayloads = { [Type in OfferEvent]: Payload<Type, 'offer' | 'customer'> };

export const creditOfferPayloads: OfferPayloads = {
	'credit_offer.available': (form, { offer, customer }) => creditOfferFields(form, offer, customer),
	'credit_offer.expired': (form, { offer, customer }) => creditOfferFields(form, offer, customer),
};

/** What events tell of an offer, and answers too. */
export function creditOfferFields(form: Form, offer: CreditOffer, customer?: Customer) {
	const rate = offer.monthlyInterestPercent;
	return {
		id: offer.id,
		customer_id: offer.customerId,
		...(form.contract === 'sdk' && { external_id: customer?.externalId ?? null }),
		status: offer.status,
		approved_amount: form.money(offer.approvedReais),
		min_amount: form.money(offer.minimumReais),
		...(form.contract === 'sdk' ? { monthly_interest_rate: rate } : { interest_rate: rate }),
		installments: offer.installments,
		due_date_rule: offer.dueDateRule,
		valid_until: form.time(offer.validUntil),
	};
}
