import { nullable, type Time } from './fields';

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

const documentedRequirement = {
	kind: 'document',
	type: 'ccmei',
	description: 'Certificado da Condição de Microempreendedor Individual',
	message: nullable<string>(null),
	uploaded_at: nullable<Time>(null),
};

const sdkRequirement = {
	requirement_id: 'identity_ba_6b1d0c3e5f7a49028d4c6e8f0a1b2c3d',
	requirement_type: 'identity',
	label: 'Identity document',
	mandatory: true,
	subject: {
		id: 'ba_6b1d0c3e5f7a49028d4c6e8f0a1b2c3d',
		name: 'Ana Souza',
		subject_type: 'applicant',
	},
	submitted: {
		evidence_type: 'cnh',
		review_status: 'pending',
		review_reason: nullable<string>(null),
		attachments: [
			{ attachment_type: 'front', submitted: true },
			{ attachment_type: 'back', submitted: true },
		],
	},
};

/** One requirement of a customer's KYC: each form of the contract has fields of its own. */
export type Requirement = Partial<typeof documentedRequirement & typeof sdkRequirement>;

const kyc: Requirement[] = [documentedRequirement];
const otherForm = { kyc: [sdkRequirement] as Requirement[] };

export const customerCreated = {
	data: {
		id,
		external_id,
		...person,
		trading_name: nullable('Pão Quente'),
		status: 'pending_kyc',
		kyc,
	},
	otherForm,
};

const changedTo = (status: string) => ({
	data: { id, status, external_id },
	otherForm: noOtherForm,
});
export const customerUnderReview = changedTo('under_review');
export const customerActive = changedTo('active');

export const customerKycUpdated = {
	data: { id, external_id, status: 'under_review', kyc },
	otherForm,
};

export const customerDenied = {
	data: { id, external_id, ...person, status: 'denied' },
	otherForm: noOtherForm,
};
