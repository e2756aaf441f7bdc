import * as customer from './samples/customer';
import * as creditOffer from './samples/creditOffer';
import * as loan from './samples/loan';

type CatalogueEntry = {
	name: string;
	description: string;
	/** A sample of `data` as Dinie documents it. */
	data: object;
	/** Samples of the fields that only the other form of the contract carries. */
	otherForm: object;
	/** Known to Dinie's SDKs only: typed and sampled, but not offered as a subscription. */
	isUndocumented?: true;
};

/** Every event known: the one list. Order is Dinie's own, by life cycle. */
export const EVENTS = {
	'customer.created': {
		name: 'Customer Created',
		description: 'New customer registered',
		...customer.customerCreated,
	},
	'customer.under_review': {
		name: 'Customer Under Review',
		description: 'KYC submitted, review started',
		...customer.customerUnderReview,
	},
	'customer.kyc_updated': {
		name: 'Customer KYC Updated',
		description: 'KYC requirement status changed',
		...customer.customerKycUpdated,
	},
	'customer.active': {
		name: 'Customer Active',
		description: 'Fully verified, eligible for credit',
		...customer.customerActive,
	},
	'customer.denied': {
		name: 'Customer Denied',
		description: 'Permanently refused',
		...customer.customerDenied,
		isUndocumented: true,
	},
	'credit_offer.available': {
		name: 'Credit Offer Available',
		description: 'New offer created for the customer',
		...creditOffer.creditOfferAvailable,
	},
	'credit_offer.expired': {
		name: 'Credit Offer Expired',
		description: 'Offer passed its expiration date',
		...creditOffer.creditOfferExpired,
	},
	'loan.created': {
		name: 'Loan Created',
		description: 'Loan application accepted',
		...loan.loanCreated,
	},
	'loan.contract_generated': {
		name: 'Loan Contract Generated',
		description: 'CCB contract generated',
		...loan.loanContractGenerated,
	},
	'loan.awaiting_signatures': {
		name: 'Loan Awaiting Signatures',
		description: 'Signing URL available',
		...loan.loanAwaitingSignatures,
	},
	'loan.signature_received': {
		name: 'Loan Signature Received',
		description: 'One of several signers signed',
		...loan.loanSignatureReceived,
		isUndocumented: true,
	},
	'loan.signed': {
		name: 'Loan Signed',
		description: 'Contract fully signed',
		...loan.loanSigned,
	},
	'loan.processing': {
		name: 'Loan Processing',
		description: 'Signed loan is being processed',
		...loan.loanProcessing,
		isUndocumented: true,
	},
	'loan.disbursing': {
		name: 'Loan Disbursing',
		description: 'Fund transfer initiated',
		...loan.loanDisbursing,
	},
	'loan.active': {
		name: 'Loan Active',
		description: 'Funds disbursed, repayment started',
		...loan.loanActive,
	},
	'loan.payment_received': {
		name: 'Loan Payment Received',
		description: 'Installment received',
		...loan.loanPaymentReceived,
	},
	'loan.finished': {
		name: 'Loan Finished',
		description: 'Loan fully repaid',
		...loan.loanFinished,
	},
	'loan.cancelled': {
		name: 'Loan Cancelled',
		description: 'Loan application withdrawn or voided',
		...loan.loanCancelled,
	},
	'loan.error': {
		name: 'Loan Error',
		description: 'Processing or disbursement failed',
		...loan.loanError,
	},
} satisfies Record<`${keyof typeof RESOURCES}.${string}`, CatalogueEntry>;

export type EventType = keyof typeof EVENTS;

/** The `data` of an event, in either form of the contract. */
export type EventData<T extends EventType> = Partial<
	(typeof EVENTS)[T]['data'] & (typeof EVENTS)[T]['otherForm']
>;

/** Resources in the order the editor shows them; each is also a pattern, `customer.*`. */
export const RESOURCES = {
	customer: 'Customer',
	credit_offer: 'Credit Offer',
	loan: 'Loan',
} as const;
