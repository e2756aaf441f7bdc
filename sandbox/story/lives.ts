import type { EventType } from '../../nodes/Dinie/events/catalogue';
import type { Contract } from '../contract';
import { OFFER } from './firstCustomer';

export const ENDINGS = ['finished', 'error', 'denied'] as const;

export type Ending = (typeof ENDINGS)[number];

/** All events of a customer's life, in the order in which this form of the contract has them. */
export function lifeOf(ending: Ending, contract: Contract): EventType[] {
	if (ending === 'denied') return [...APPLICATION, 'customer.denied'];
	const loan = [...APPLICATION, ...APPROVAL, ...SIGNING[contract]];
	return ending === 'error' ? [...loan, 'loan.error'] : [...loan, ...REPAYMENT];
}

const APPLICATION: readonly EventType[] = [
	'customer.created',
	'customer.kyc_updated',
	'customer.under_review',
];

const APPROVAL: readonly EventType[] = [
	'customer.kyc_updated',
	'customer.active',
	'credit_offer.available',
	'loan.created',
];

const SIGNING: Record<Contract, readonly EventType[]> = {
	documentation: [
		'loan.contract_generated',
		'loan.awaiting_signatures',
		'loan.signed',
		'loan.disbursing',
	],
	sdk: ['loan.signature_received', 'loan.signature_received', 'loan.processing'],
};

const REPAYMENT: readonly EventType[] = [
	'loan.active',
	...Array.from({ length: OFFER.installments }, () => 'loan.payment_received' as const),
	'loan.finished',
];
