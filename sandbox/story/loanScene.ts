import { newId } from '../ids';
import { LOAN } from './firstCustomer';
import { loanFields, paymentFields, type About, type Data } from './given';
import type { Assume, Cast, Ground } from './ground';
import { nextUnpaid } from './installments';
import { movedTo, newLoan, SIGNATURES_REQUIRED, type Loan, type LoanStage } from './loan';
import { ANY_LOAN, LOAN_MOVES, type LoanEvent } from './moves';
import { freshOfferId, theOffer } from './offerScene';
import { termsOf } from './terms';

/** A loan, its offer and its customer after one of the loan's events. */
export function loanScene(
	ground: Ground,
	type: LoanEvent,
	about: About,
	data: Data,
	assume: Assume,
): Cast {
	const given = loanFields(data);
	if (type === 'loan.created') return createdLoan(ground, about, given, assume);
	const { from = ANY_LOAN, to } = LOAN_MOVES[type] ?? {};
	const { loan, ...others } = theLoan(ground, about, from, assume);
	const before: Loan = { ...loan, ...given };
	const after = to ? movedTo(to, before) : before;
	return { ...others, loan: withWhatCame(type, after, data, assume) };
}

function createdLoan(ground: Ground, about: About, given: Partial<Loan>, assume: Assume): Cast {
	const { loans, creditOffers, present } = ground;
	const id = about.loanId ?? freshLoanId(ground);
	const known = loans.get(id);
	if (known) assume(`loan ${id} began anew, and was not ${known.stage}`);
	const offerId = about.creditOfferId ?? known?.creditOfferId ?? present.creditOfferId;
	const isTaken = creditOffers.get(offerId ?? '')?.status === 'accepted';
	const creditOfferId = about.creditOfferId ?? (isTaken ? freshOfferId(ground) : offerId);
	const wanted = known ? (['available', 'accepted'] as const) : (['available'] as const);
	const offerAbout = { ...about, ...(creditOfferId && { creditOfferId }) };
	const { customer, offer } = theOffer(ground, offerAbout, wanted, assume);
	const parents = { customerId: customer.id, creditOfferId: offer.id };
	const terms = { ...offerTerms(offer), ...given };
	const loan = newLoan(ground.now(), { id, ...parents, ...terms });
	return { customer, offer: { ...offer, status: 'accepted' }, loan };
}

/** The one named, else the present one, else the first, with its offer and its customer. */
function theLoan(
	ground: Ground,
	about: About,
	wanted: readonly [LoanStage, ...LoanStage[]],
	assume: Assume,
): Required<Cast> {
	const { loans, present } = ground;
	const isOther = about.customerId !== undefined && about.customerId !== present.customerId;
	const theirs = isOther ? loans.latestOf(about.customerId ?? '')?.id : present.loanId;
	const id = about.loanId ?? theirs ?? freshLoanId(ground);
	const known = loans.get(id);
	const parents = known
		? { customerId: known.customerId, creditOfferId: known.creditOfferId }
		: about;
	const { customer, offer } = theOffer(ground, parents, ['accepted'], assume);
	const [stage] = wanted;
	if (known && wanted.includes(known.stage)) return { customer, offer, loan: known };
	assume(
		known
			? `loan ${id} had come to ${stage}, not ${known.stage}`
			: `loan ${id} was there, ${stage}`,
	);
	if (known) return { customer, offer, loan: movedTo(stage, known) };
	const ids = { id, customerId: customer.id, creditOfferId: offer.id };
	return { customer, offer, loan: newLoan(ground.now(), { ...ids, ...offerTerms(offer), stage }) };
}

function withWhatCame(type: LoanEvent, loan: Loan, data: Data, assume: Assume): Loan {
	if (type === 'loan.signature_received') {
		return { ...loan, signatures: Math.min(loan.signatures + 1, SIGNATURES_REQUIRED) };
	}
	if (type === 'loan.payment_received') return withPayment(loan, data, assume);
	if (type === 'loan.finished') return withAllPaid(loan, assume);
	return loan;
}

function withPayment(loan: Loan, data: Data, assume: Assume): Loan {
	const next = nextUnpaid(loan);
	if (next === undefined) assume(`an installment of loan ${loan.id} was left to pay`);
	const { installmentReais } = termsOf(loan);
	const usual = { installment: next ?? loan.installments, reais: installmentReais, at: Date.now() };
	return { ...loan, payments: [...loan.payments, { ...usual, ...paymentFields(data) }] };
}

function withAllPaid(loan: Loan, assume: Assume): Loan {
	if (nextUnpaid(loan) === undefined) return loan;
	assume(`the installments of loan ${loan.id} that were left had been paid`);
	let paid = loan;
	for (let next = nextUnpaid(paid); next !== undefined; next = nextUnpaid(paid)) {
		const payment = { installment: next, reais: termsOf(loan).installmentReais, at: Date.now() };
		paid = { ...paid, payments: [...paid.payments, payment] };
	}
	return paid;
}

function offerTerms({ installments, monthlyInterestPercent }: Required<Cast>['offer']) {
	return { installments, monthlyInterestPercent };
}

function freshLoanId({ loans }: Ground): string {
	return loans.get(LOAN.id) ? newId('ln') : LOAN.id;
}
