import { money, nullable, time } from './fields';

const id = 'ln_2a9b8c7d6e5f40312233445566778899';
const parents = {
	credit_offer_id: 'co_7c0e5d2f8a914b63b1d4e5f60718293a',
	customer_id: 'cust_4f1c2b7a9d3e48f0a6b5c4d3e2f10987',
};
const signing_url = 'https://clicksign.example/widget/2a9b8c7d';
const requested_amount = money('10000.00');
const ccb_number = 'CCB-2026-001234';
const failure = { code: 'disbursement_failed', message: 'The bank refused the transfer' };

export const loanCreated = {
	data: { id, ...parents, status: 'processing', requested_amount, number_of_installments: 12 },
	otherForm: { installment_count: 12, signing_url: nullable(signing_url) },
};
export const loanContractGenerated = {
	data: { id, status: 'contract_generated', ccb_number, signing_url },
	otherForm: {},
};
export const loanAwaitingSignatures = {
	data: { id, status: 'awaiting_signatures', signing_url },
	otherForm: {},
};
export const loanSignatureReceived = {
	data: {
		id,
		status: 'awaiting_signatures',
		signer: { name: 'Ana Souza', cpf: '123.456.789-00', signed_at: time(1775250000) },
		signatures_received: 1,
		signatures_required: 2,
	},
	otherForm: {},
};
export const loanSigned = { data: { id, status: 'signed', ccb_number }, otherForm: {} };
export const loanProcessing = {
	data: { id, ...parents, status: 'processing', ccb_number, disbursement_method: 'pix' },
	otherForm: {},
};
export const loanDisbursing = { data: { id, status: 'disbursing' }, otherForm: {} };
export const loanActive = {
	data: { id, status: 'active', requested_amount, net_amount: money('9875.50') },
	otherForm: { principal_amount: money('10250.00') },
};
export const loanPaymentReceived = {
	data: {
		id,
		status: 'active',
		payment: {
			amount: money('875.50'),
			paid_at: time('2026-04-04T10:00:00Z'),
			installment_number: 1,
		},
	},
	otherForm: {},
};
export const loanFinished = { data: { id, status: 'finished' }, otherForm: { error: failure } };
export const loanCancelled = { data: { id, status: 'cancelled' }, otherForm: { error: failure } };
export const loanError = { data: { id, status: 'error', error: failure }, otherForm: {} };
