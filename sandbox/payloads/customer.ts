import type { EventType } from '../../nodes/Dinie/events/catalogue';
import type { Form } from '../contract';
import { CUSTOMER, type Payload } from './story';

export const customerPayloads: Record<Extract<EventType, `customer.${string}`>, Payload> = {
	'customer.created': (form) => ({
		...identity(),
		...person(),
		trading_name: CUSTOMER.tradingName,
		status: 'pending_kyc',
		kyc: requirements(form, 'pending'),
	}),
	'customer.under_review': () => ({ ...identity(), status: 'under_review' }),
	'customer.kyc_updated': (form) => ({
		...identity(),
		status: 'under_review',
		kyc: requirements(form, 'accepted'),
	}),
	'customer.active': () => ({ ...identity(), status: 'active' }),
	'customer.denied': () => ({ ...identity(), ...person(), status: 'denied' }),
};

function identity() {
	return { id: CUSTOMER.id, external_id: CUSTOMER.externalId };
}

function person() {
	const { name, email, phone, cpf, cnpj } = CUSTOMER;
	return { name, email, phone, cpf, cnpj };
}

function requirements(form: Form, review: 'pending' | 'accepted') {
	return form.contract === 'sdk' ? sdkRequirements(review) : documentedRequirements(form, review);
}

function documentedRequirements(form: Form, review: 'pending' | 'accepted') {
	const uploadedAt = review === 'accepted' ? form.time(Date.now()) : null;
	return [
		{
			kind: 'document',
			type: 'ccmei',
			description: 'Certificado da Condição de Microempreendedor Individual',
			message: null,
			uploaded_at: uploadedAt,
		},
		{
			kind: 'document',
			type: 'selfie',
			description: 'Selfie do titular',
			message: null,
			uploaded_at: uploadedAt,
		},
	];
}

function sdkRequirements(review: 'pending' | 'accepted') {
	const subject = { id: CUSTOMER.id, name: CUSTOMER.name, subject_type: 'applicant' };
	return [
		{
			requirement_id: 'req_0c6b1f52d7e94c38a1d5e0937b42f8c6',
			requirement_type: 'ei_mei_documents',
			label: 'Documentos do MEI',
			mandatory: true,
			...submission('ccmei', review),
		},
		{
			requirement_id: 'req_9f27a4d0831b4e5cb6c0d18e72a35f94',
			requirement_type: 'selfie',
			label: 'Selfie do titular',
			mandatory: true,
			subject,
			...submission('selfie', review),
		},
	];
}

function submission(evidence: string, review: 'pending' | 'accepted') {
	if (review === 'pending') return {};
	return {
		submitted: {
			evidence_type: evidence,
			review_status: review,
			review_reason: null,
			attachments: [{ attachment_type: evidence, submitted: true }],
		},
	};
}
