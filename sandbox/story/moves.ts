import type { EventType } from '../../nodes/Dinie/events/catalogue';
import type { OfferStatus } from './creditOffer';
import type { CustomerStatus } from './customer';
import type { LoanStage } from './loan';

/** From where an event follows, the likeliest first, and where it leads; without `to`, nowhere else. */
type Move<Status> = { from: readonly [Status, ...Status[]]; to?: Status };

/** An event that is not listed can come at any time, and changes no status. */
type Moves<Event extends EventType, Status> = Partial<Record<Event, Move<Status>>>;

export type CustomerEvent = Extract<EventType, `customer.${string}`>;
export type OfferEvent = Extract<EventType, `credit_offer.${string}`>;
export type LoanEvent = Extract<EventType, `loan.${string}`>;

export const CUSTOMER_MOVES: Moves<CustomerEvent, CustomerStatus> = {
	'customer.kyc_updated': { from: ['pending_kyc', 'under_review', 'active'] },
	'customer.under_review': { from: ['pending_kyc'], to: 'under_review' },
	'customer.active': { from: ['under_review'], to: 'active' },
	'customer.denied': { from: ['under_review', 'pending_kyc'], to: 'denied' },
};

export function isCustomerEvent(type: EventType): type is CustomerEvent {
	return type.startsWith('customer.');
}

export function isOfferEvent(type: EventType): type is OfferEvent {
	return type.startsWith('credit_offer.');
}

/** An offer begins with `available`, for a customer who is active. */
export const OFFER_MOVES: Moves<OfferEvent, OfferStatus> = {
	'credit_offer.expired': { from: ['available'], to: 'expired' },
};

/** A loan begins with `created`, from an offer that is available. */
export const LOAN_MOVES: Moves<LoanEvent, LoanStage> = {
	'loan.contract_generated': { from: ['created'], to: 'contract_generated' },
	'loan.awaiting_signatures': {
		from: ['contract_generated', 'created'],
		to: 'awaiting_signatures',
	},
	'loan.signature_received': {
		from: ['awaiting_signatures', 'created'],
		to: 'awaiting_signatures',
	},
	'loan.signed': { from: ['awaiting_signatures'], to: 'signed' },
	'loan.processing': { from: ['awaiting_signatures', 'signed'], to: 'processing' },
	'loan.disbursing': { from: ['signed', 'processing'], to: 'disbursing' },
	'loan.active': { from: ['disbursing', 'processing', 'signed'], to: 'active' },
	'loan.payment_received': { from: ['active'] },
	'loan.finished': { from: ['active'], to: 'finished' },
	'loan.cancelled': {
		from: ['awaiting_signatures', 'contract_generated', 'created', 'signed'],
		to: 'cancelled',
	},
	'loan.error': {
		from: [
			'disbursing',
			'processing',
			'signed',
			'awaiting_signatures',
			'contract_generated',
			'created',
		],
		to: 'error',
	},
};

export const ANY_CUSTOMER = ['active', 'under_review', 'pending_kyc', 'denied'] as const;
export const ANY_OFFER = ['available', 'accepted', 'expired'] as const;
export const ANY_LOAN = [
	'active',
	'disbursing',
	'processing',
	'signed',
	'awaiting_signatures',
	'contract_generated',
	'created',
	'finished',
	'cancelled',
	'error',
] as const;
