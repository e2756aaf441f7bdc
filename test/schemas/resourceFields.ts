import {
	date,
	documentationOnly,
	id,
	list,
	money,
	number,
	object,
	oneOf,
	orAbsent,
	orNull,
	sdkOnly,
	text,
	time,
	yesOrNo,
	type Fields,
} from './field';

const stamps: Fields = { created_at: time, updated_at: time };

const documentedRequirement: Fields = {
	kind: documentationOnly(oneOf(['document', 'data'])),
	type: documentationOnly(text),
	description: documentationOnly(text),
	message: documentationOnly(orNull(text)),
	uploaded_at: documentationOnly(orNull(time)),
};

const sdkRequirement: Fields = {
	requirement_id: sdkOnly(text),
	requirement_type: sdkOnly(text),
	label: sdkOnly(text),
	mandatory: sdkOnly(yesOrNo),
	subject: sdkOnly(
		orAbsent(object({ id: text, name: text, subject_type: oneOf(['applicant', 'co_owner']) })),
	),
	submitted: sdkOnly(
		orAbsent(
			object({
				evidence_type: text,
				review_status: oneOf(['pending', 'accepted', 'rejected']),
				review_reason: orNull(text),
				attachments: list({ attachment_type: text, submitted: yesOrNo }),
			}),
		),
	),
};

/**
 * The fields of everything that Dinie lets one look up, in both forms of the contract: the one list,
 * for what the sandbox answers and for the output schemas of the nodes. `denied` is a status of the
 * SDKs; the sandbox has it in both forms, since `customer.denied` can be fired in both.
 */
export const RESOURCE_FIELDS = {
	customer: {
		id: id('cust'),
		external_id: orNull(text),
		name: orNull(text),
		email: text,
		phone: text,
		cpf: text,
		cnpj: orNull(text),
		trading_name: orNull(text),
		status: oneOf(['pending_kyc', 'under_review', 'active', 'denied'], { sdk: ['creating'] }),
		kyc: orAbsent(list({ ...documentedRequirement, ...sdkRequirement })),
		...stamps,
	},
	creditOffer: {
		id: id('co'),
		customer_id: id('cust'),
		external_id: sdkOnly(orAbsent(orNull(text))),
		status: oneOf(['available', 'accepted', 'expired']),
		approved_amount: money,
		min_amount: money,
		monthly_interest_rate: sdkOnly(number),
		interest_rate: documentationOnly(number),
		installments: orAbsent(number),
		min_installments: { ...orAbsent(number), insteadOf: 'installments' },
		max_installments: { ...orAbsent(number), insteadOf: 'installments' },
		due_date_rule: orAbsent(orNull(text)),
		valid_until: time,
		...stamps,
	},
	loan: {
		id: id('ln'),
		credit_offer_id: id('co'),
		customer_id: id('cust'),
		simulation_id: id('sim'),
		status: oneOf(
			['processing', 'awaiting_signatures', 'active', 'finished', 'cancelled', 'error'],
			{ documentation: ['contract_generated', 'signed', 'disbursing'] },
		),
		requested_amount: money,
		total_amount: money,
		first_due_date: date,
		ccb_number: orNull(text),
		disbursement_method: orNull(text),
		signing_url: orNull(text),
		net_amount: documentationOnly(orNull(money)),
		iof: documentationOnly(orNull(money)),
		service_fee: documentationOnly(orNull(money)),
		interest_rate: documentationOnly(orNull(number)),
		cet: documentationOnly(orNull(number)),
		number_of_installments: documentationOnly(number),
		installments_value: documentationOnly(money),
		principal_amount: sdkOnly(orNull(money)),
		iof_amount: sdkOnly(orNull(money)),
		monthly_interest_rate: sdkOnly(number),
		annual_interest_rate: sdkOnly(number),
		monthly_cet_rate: sdkOnly(number),
		annual_cet_rate: sdkOnly(number),
		installment_count: sdkOnly(number),
		installment_amount: sdkOnly(money),
		...stamps,
	},
	loanTransaction: {
		id: id('tx'),
		loan_id: id('ln'),
		type: oneOf(['installment']),
		status: oneOf(['pending', 'paid', 'overdue', 'partially_paid']),
		due_date: date,
		amount_due: money,
		amount_paid: money,
		amount_remaining: money,
		principal: money,
		interest: money,
		fees: money,
		days_overdue: number,
		paid_at: orNull(time),
		...stamps,
	},
} satisfies Record<string, Fields>;

export type LookedUp = keyof typeof RESOURCE_FIELDS;
