import type { EventType } from '../../nodes/Dinie/events/catalogue';
import { CUSTOMER, LOAN, OFFER, type Payload } from './story';

export const loanPayloads: Record<Extract<EventType, `loan.${string}`>, Payload> = {
	'loan.created': (form) => ({
		...parties(),
		requested_amount: form.money(LOAN.requestedReais),
		...(form.contract === 'sdk'
			? {
					status: 'awaiting_signatures',
					installment_count: LOAN.installments,
					signing_url: LOAN.signingUrl,
				}
			: { status: 'processing', number_of_installments: LOAN.installments }),
	}),
	'loan.contract_generated': () => ({
		...state('contract_generated'),
		ccb_number: LOAN.contractNumber,
		signing_url: LOAN.signingUrl,
	}),
	'loan.awaiting_signatures': () => ({
		...state('awaiting_signatures'),
		signing_url: LOAN.signingUrl,
	}),
	'loan.signature_received': (form) => ({
		...state('awaiting_signatures'),
		signer: { name: CUSTOMER.name, cpf: CUSTOMER.cpf, signed_at: form.time(Date.now()) },
		signatures_received: 1,
		signatures_required: 2,
	}),
	'loan.signed': () => ({ ...state('signed'), ccb_number: LOAN.contractNumber }),
	'loan.processing': () => ({
		...parties(),
		status: 'processing',
		ccb_number: LOAN.contractNumber,
		disbursement_method: 'pix',
	}),
	'loan.disbursing': () => state('disbursing'),
	'loan.active': (form) => ({
		...state('active'),
		requested_amount: form.money(LOAN.requestedReais),
		...(form.contract === 'sdk'
			? { principal_amount: form.money(LOAN.principalReais) }
			: { net_amount: form.money(LOAN.netReais) }),
	}),
	'loan.payment_received': (form) => ({
		...state('active'),
		payment: {
			amount: form.money(LOAN.installmentReais),
			paid_at: form.time(Date.now()),
			installment_number: 1,
		},
	}),
	'loan.finished': () => state('finished'),
	'loan.cancelled': () => state('cancelled'),
	'loan.error': () => ({
		...state('error'),
		error: {
			code: 'disbursement_failed',
			message: 'The receiving bank refused the transfer: account closed.',
		},
	}),
};

function state(status: string) {
	return { id: LOAN.id, status };
}

function parties() {
	return { id: LOAN.id, credit_offer_id: OFFER.id, customer_id: CUSTOMER.id };
}
