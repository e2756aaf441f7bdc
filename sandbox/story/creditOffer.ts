import { OFFER } from './firstCustomer';
import type { Entity } from './records';

export type OfferStatus = 'available' | 'accepted' | 'expired';

export type CreditOffer = Entity &
	Readonly<{
		customerId: string;
		status: OfferStatus;
		approvedReais: number;
		minimumReais: number;
		monthlyInterestPercent: number;
		installments: number;
		dueDateRule: string | null;
		/** Wall-clock milliseconds. */
		validUntil: number;
	}>;

export function newCreditOffer(
	given: Partial<CreditOffer> & Pick<CreditOffer, 'id' | 'customerId' | 'status'>,
): CreditOffer {
	const { approvedReais, minimumReais, monthlyInterestPercent, installments, validForMs } = OFFER;
	const time = Date.now();
	return {
		approvedReais,
		minimumReais,
		monthlyInterestPercent,
		installments,
		dueDateRule: null,
		validUntil: time + validForMs,
		createdAt: time,
		updatedAt: time,
		...given,
	};
}
