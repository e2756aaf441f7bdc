import type { CreditOffer } from './creditOffer';
import type { Customer } from './customer';
import type { Loan } from './loan';

/** The `data` somebody fires an event with; its fields may have either form of the contract. */
export type Data = Record<string, unknown>;

/** Whom an event speaks of. */
export type About = { customerId?: string; creditOfferId?: string; loanId?: string };

export function aboutOf(type: string, data: Data): About {
	const [resource] = type.split('.');
	const own = { customer: 'customerId', credit_offer: 'creditOfferId' }[resource ?? ''] ?? 'loanId';
	return present({
		customerId: text(data['customer_id']),
		creditOfferId: text(data['credit_offer_id']),
		[own]: text(data['id']),
	});
}

export function customerFields(data: Data): Partial<Customer> {
	return present({
		externalId: textOrNull(data['external_id']),
		name: text(data['name']),
		email: text(data['email']),
		phone: text(data['phone']),
		cpf: text(data['cpf']),
		cnpj: textOrNull(data['cnpj']),
		tradingName: textOrNull(data['trading_name']),
	});
}

export function offerFields(data: Data): Partial<CreditOffer> {
	return present({
		approvedReais: number(data['approved_amount']),
		minimumReais: number(data['min_amount']),
		monthlyInterestPercent: number(data['monthly_interest_rate'] ?? data['interest_rate']),
		installments: count(data['installments']),
		dueDateRule: textOrNull(data['due_date_rule']),
		validUntil: time(data['valid_until']),
	});
}

export function loanFields(data: Data): Partial<Loan> {
	return present({
		requestedReais: number(data['requested_amount']),
		installments: count(data['installment_count'] ?? data['number_of_installments']),
		signingUrl: textOrNull(data['signing_url']),
		contractNumber: text(data['ccb_number']),
	});
}

export function paymentFields(data: Data) {
	const payment = data['payment'];
	const fields: Data = typeof payment === 'object' && payment !== null ? { ...payment } : {};
	return present({
		installment: count(fields['installment_number']),
		reais: number(fields['amount']),
		at: time(fields['paid_at']),
	});
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const textOrNull = (value: unknown) => (value === null ? null : text(value));

function number(value: unknown): number | undefined {
	const isAmount = typeof value === 'number' || text(value) !== undefined;
	return isAmount && Number(value) > 0 && Number.isFinite(Number(value))
		? Number(value)
		: undefined;
}

const MOST_INSTALLMENTS = 480;

function count(value: unknown): number | undefined {
	const amount = number(value);
	return amount !== undefined && Number.isInteger(amount) && amount <= MOST_INSTALLMENTS
		? amount
		: undefined;
}

function time(value: unknown): number | undefined {
	const ms = typeof value === 'number' ? value * 1000 : Date.parse(text(value) ?? '');
	return Number.isNaN(new Date(ms).getTime()) ? undefined : ms;
}

type Present<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Only the fields that were given. */
function present<Fields extends object>(fields: Fields): Present<Fields> {
	const given = Object.entries(fields).filter(([, value]) => value !== undefined);
	return Object.fromEntries(given) as Present<Fields>;
}
