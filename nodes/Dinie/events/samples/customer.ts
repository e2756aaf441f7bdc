import { nullable } from './fields';

const id = 'cust_4f1c2b7a9d3e48f0a6b5c4d3e2f10987';
const external_id = nullable('partner-ref-123');
const noOtherForm = {};

const person = {
	name: 'Padaria Pão Quente',
	email: 'contato@paoquente.example',
	phone: '+5511999999999',
	cpf: '123.456.789-00',
	cnpj: nullable('12.345.678/0001-90'),
};

const kyc = [
	{
		requirement_id: 'req_1',
		requirement_type: 'identity',
		label: 'Identity document',
		mandatory: true,
		subject: { id: 'subj_1', name: 'Ana Souza', subject_type: 'applicant' },
		submitted: {
			evidence_type: 'document',
			review_status: 'pending',
			review_reason: nullable<string>(null),
			attachments: [{ attachment_type: 'identity_card_front', submitted: true }],
		},
	},
];

export const customerCreated = {
	data: {
		id,
		external_id,
		...person,
		trading_name: nullable('Pão Quente'),
		status: 'pending_kyc',
		kyc,
	},
	otherForm: noOtherForm,
};

const changedTo = (status: string) => ({
	data: { id, status, external_id },
	otherForm: noOtherForm,
});
export const customerUnderReview = changedTo('under_review');
export const customerActive = changedTo('active');

export const customerKycUpdated = {
	data: { id, external_id, status: 'under_review', kyc },
	otherForm: noOtherForm,
};

export const customerDenied = {
	data: { id, external_id, ...person, status: 'denied' },
	otherForm: noOtherForm,
};
