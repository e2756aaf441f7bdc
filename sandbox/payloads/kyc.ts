import type { Requirement } from '../../nodes/Dinie/events/samples/customer';
import type { Form } from '../contract';
import type { Customer } from '../story/customer';

/** Who has to show what: of the two forms, each describes the same three things in its own way. */
type Wanted = {
	requirement: string;
	/** Named in the requirement's id, as far as it is about a person. */
	isPersonal: boolean;
	evidence: string;
	attachments: readonly string[];
	document: string;
	label: string;
};

const WANTED: readonly Wanted[] = [
	{
		requirement: 'ei_mei_documents',
		isPersonal: false,
		evidence: 'ei_mei',
		attachments: ['ccmei'],
		document: 'ccmei',
		label: 'Certificado da Condição de Microempreendedor Individual',
	},
	{
		requirement: 'identity',
		isPersonal: true,
		evidence: 'cnh',
		attachments: ['front', 'back'],
		document: 'identity_card_front',
		label: 'Documento de identidade do titular',
	},
	{
		requirement: 'selfie',
		isPersonal: true,
		evidence: 'selfie',
		attachments: ['photo'],
		document: 'selfie',
		label: 'Selfie do titular',
	},
];

const REASON = 'A foto do documento está ilegível.';

/** The `kyc` of a customer. */
export function requirements(form: Form, customer: Customer): Requirement[] {
	return WANTED.map((wanted) =>
		form.contract === 'sdk' ? sdkItem(wanted, customer) : documentedItem(form, wanted, customer),
	);
}

function documentedItem(form: Form, { document, label }: Wanted, customer: Customer): Requirement {
	const isRejected = isRefused(document, customer);
	return {
		kind: 'document',
		type: document,
		description: label,
		message: isRejected ? REASON : null,
		uploaded_at: customer.kyc === 'requested' ? null : form.time(customer.updatedAt),
	};
}

function sdkItem(wanted: Wanted, customer: Customer): Requirement {
	const { requirement, isPersonal, label } = wanted;
	const subject = { id: customer.id, name: customer.name, subject_type: 'applicant' };
	return {
		requirement_id: isPersonal ? `${requirement}_${subject.id}` : requirement,
		requirement_type: requirement,
		label,
		mandatory: true,
		...(isPersonal && { subject }),
		...(customer.kyc !== 'requested' && { submitted: submission(wanted, customer) }),
	};
}

function submission({ evidence, attachments, document }: Wanted, customer: Customer) {
	const isRejected = isRefused(document, customer);
	const isReviewed = customer.kyc !== 'submitted';
	return {
		evidence_type: evidence,
		review_status: isRejected ? 'rejected' : isReviewed ? 'accepted' : 'pending',
		review_reason: isRejected ? REASON : null,
		attachments: attachments.map((name) => ({ attachment_type: name, submitted: true })),
	};
}

/** Customers who are denied fail with their identity card. */
function isRefused(document: string, { kyc }: Customer): boolean {
	return kyc === 'rejected' && document === 'identity_card_front';
}
