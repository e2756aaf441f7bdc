import type { EventType } from '../../nodes/Dinie/events/catalogue';
import type { Form } from '../contract';
import { CUSTOMER, OFFER, type Payload } from './story';

export const creditOfferPayloads: Record<Extract<EventType, `credit_offer.${string}`>, Payload> = {
	'credit_offer.available': (form) => offer(form, 'available', Date.now() + OFFER.validForMs),
	'credit_offer.expired': (form) => offer(form, 'expired', Date.now()),
};

function offer(form: Form, status: string, validUntil: number) {
	const isSdk = form.contract === 'sdk';
	return {
		id: OFFER.id,
		customer_id: CUSTOMER.id,
		...(isSdk && { external_id: CUSTOMER.externalId }),
		status,
		approved_amount: form.money(OFFER.approvedReais),
		min_amount: form.money(OFFER.minimumReais),
		[isSdk ? 'monthly_interest_rate' : 'interest_rate']: OFFER.monthlyInterestPercent,
		installments: OFFER.installments,
		due_date_rule: null,
		valid_until: form.time(validUntil),
	};
}
