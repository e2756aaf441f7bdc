import type { Form } from '../contract';
import { SIGNATURES_REQUIRED, type Loan } from '../story/loan';
import type { LoanEvent } from '../story/moves';
import { termsOf } from '../story/terms';
import type { Payload } from './payload';

type LoanPayloads = { [Type in LoanEvent]: Payload<Type, 'loan' | 'customer'> };

export const loanPayloads: LoanPayloads = {
	'loan.created': (form, { loan }) => ({
		...parties(loan),
		requested_amount: form.money(loan.requestedReais),
		...(form.contract === 'sdk'
			? {
					status: 'awaiting_signatures',
					installment_count: loan.installments,
					signing_url: loan.signingUrl,
				}
			: { status: 'processing', number_of_installments: loan.installments }),
	}),
	'loan.contract_generated': (_form, { loan }) => ({
		...state(loan),
		ccb_number: loan.contractNumber,
		...signing(loan),
	}),
	'loan.awaiting_signatures': (_form, { loan }) => ({ ...state(loan), ...signing(loan) }),
	'loan.signature_received': (form, { loan, customer: { name, cpf } }) => ({
		...state(loan),
		signer: { name, cpf, signed_at: form.time(Date.now()) },
		signatures_received: loan.signatures,
		signatures_required: SIGNATURES_REQUIRED,
	}),
	'loan.signed': (_form, { loan }) => ({ ...state(loan), ccb_number: loan.contractNumber }),
	'loan.processing': (_form, { loan }) => ({
		...parties(loan),
		status: 'processing',
		ccb_number: loan.contractNumber,
		disbursement_method: 'pix',
	}),
	'loan.disbursing': (_form, { loan }) => state(loan),
	'loan.active': (form, { loan }) => ({
		...state(loan),
		requested_amount: form.money(loan.requestedReais),
		...(form.contract === 'sdk'
			? { principal_amount: form.money(termsOf(loan).principalReais) }
			: { net_amount: form.money(termsOf(loan).netReais) }),
	}),
	'loan.payment_received': (form, { loan }) => ({ ...state(loan), ...lastPayment(form, loan) }),
	'loan.finished': (_form, { loan }) => state(loan),
	'loan.cancelled': (form, { loan }) => ({
		...state(loan),
		...(form.contract === 'sdk' && { error: WITHDRAWN }),
	}),
	'loan.error': (_form, { loan }) => ({ ...state(loan), error: REFUSED_TRANSFER }),
};

const REFUSED_TRANSFER = {
	code: 'disbursement_failed',
	message: 'The receiving bank refused the transfer: account closed.',
};

const WITHDRAWN = { code: 'withdrawn', message: 'The customer withdrew the application.' };

/** The event's own stage is its status. */
function state({ id, stage }: Loan) {
	return { id, status: stage };
}

function parties({ id, creditOfferId, customerId }: Loan) {
	return { id, credit_offer_id: creditOfferId, customer_id: customerId };
}

function signing({ signingUrl }: Loan) {
	return signingUrl === null ? {} : { signing_url: signingUrl };
}

function lastPayment(form: Form, { payments }: Loan) {
	const last = payments.at(-1);
	if (!last) return {};
	const { installment, reais, at } = last;
	return {
		payment: {
			amount: form.money(reais),
			paid_at: form.time(at),
			installment_number: installment,
		},
	};
}
