import { EVENTS, type EventType } from '../../../nodes/Dinie/events/catalogue';
import { CONTRACTS } from '../../../sandbox/contract';
import { samplePayload } from '../../helpers/samplePayload';
import { triggerItem } from '../../schemas/triggerItem';

const TYPES = Object.keys(EVENTS) as EventType[];

/** The path of every field, those of a list's items together. */
function fieldsOf(value: unknown, path = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((item) => fieldsOf(item, `${path}[]`));
	if (typeof value !== 'object' || value === null) return [];
	const fields = Object.entries(value).flatMap(([name, inner]) => [
		`${path}.${name}`,
		...fieldsOf(inner, `${path}.${name}`),
	]);
	return [...new Set(fields)].sort();
}

test.each(TYPES)(
	'%s has the fields of its sample when the sandbox sends it as documented',
	(type) => {
		expect(fieldsOf(samplePayload(type, 'documentation'))).toEqual(fieldsOf(EVENTS[type].data));
	},
);

test.each(TYPES)('%s has no other field than its samples when sent as the SDKs have it', (type) => {
	const { data, otherForm } = EVENTS[type];
	const known = [...fieldsOf(data), ...fieldsOf(otherForm)];
	expect(known).toEqual(expect.arrayContaining(fieldsOf(samplePayload(type, 'sdk'))));
});

test.each(['customer.created', 'customer.kyc_updated'] as const)(
	'the KYC of %s is sampled in both forms, the documented one first',
	(type) => {
		const { data, otherForm } = EVENTS[type];
		expect(Object.keys(data.kyc[0] ?? {})).toEqual([
			'kind',
			'type',
			'description',
			'message',
			'uploaded_at',
		]);
		expect(otherForm.kyc[0]).toMatchObject({
			requirement_type: 'identity',
			requirement_id: `identity_${otherForm.kyc[0]?.subject?.id}`,
			submitted: {
				evidence_type: 'cnh',
				attachments: [{ attachment_type: 'front' }, { attachment_type: 'back' }],
			},
		});
	},
);

test('the KYC that the sandbox sends has the ids and the evidence that the SDKs know', () => {
	const { id, kyc } = samplePayload('customer.kyc_updated', 'sdk');
	const subject = { id, subject_type: 'applicant' };
	const attached = (...names: string[]) =>
		names.map((name) => ({ attachment_type: name, submitted: true }));
	expect(kyc).toMatchObject([
		{
			requirement_id: 'ei_mei_documents',
			submitted: { evidence_type: 'ei_mei', attachments: attached('ccmei') },
		},
		{
			requirement_id: `identity_${String(id)}`,
			subject,
			submitted: { evidence_type: 'cnh', attachments: attached('front', 'back') },
		},
		{
			requirement_id: `selfie_${String(id)}`,
			subject,
			submitted: { evidence_type: 'selfie', attachments: attached('photo') },
		},
	]);
});

test('the contract and where to sign it belong to the documented loan.contract_generated', () => {
	expect(EVENTS['loan.contract_generated'].data).toMatchObject({
		ccb_number: expect.any(String),
		signing_url: expect.any(String),
	});
});

test.each(['loan.finished', 'loan.cancelled', 'loan.error'] as const)(
	'%s may carry an error',
	(type) => {
		const { data, otherForm } = EVENTS[type];
		expect({ ...data, ...otherForm }).toHaveProperty('error.code');
		expect({ ...data, ...otherForm }).toHaveProperty('error.message');
	},
);

test.each(CONTRACTS)('the status of a sent event is the one its name tells of (%s)', (contract) => {
	const statuses = TYPES.map((type) => [type, samplePayload(type, contract)['status']]);
	expect(Object.fromEntries(statuses)).toMatchObject({
		'customer.created': 'pending_kyc',
		'customer.under_review': 'under_review',
		'customer.kyc_updated': 'pending_kyc',
		'customer.active': 'active',
		'customer.denied': 'denied',
		'credit_offer.available': 'available',
		'credit_offer.expired': 'expired',
		'loan.created': contract === 'sdk' ? 'awaiting_signatures' : 'processing',
		'loan.contract_generated': 'contract_generated',
		'loan.awaiting_signatures': 'awaiting_signatures',
		'loan.signature_received': 'awaiting_signatures',
		'loan.signed': 'signed',
		'loan.processing': 'processing',
		'loan.disbursing': 'disbursing',
		'loan.active': 'active',
		'loan.payment_received': 'active',
		'loan.finished': 'finished',
		'loan.cancelled': 'cancelled',
		'loan.error': 'error',
	});
});

test('the editor shows what the SDKs’ form has around an event, and both kinds of KYC', () => {
	expect(triggerItem()).toMatchObject({
		id: expect.any(String),
		api_version: expect.any(String),
		created_at: expect.any(Number),
		delivery_id: expect.any(String),
		data: {
			kyc: expect.arrayContaining([
				expect.objectContaining({ kind: 'document' }),
				expect.objectContaining({ requirement_id: expect.any(String) }),
			]),
		},
	});
});
