import { newId } from '../ids';
import { LOAN, OFFER } from './firstCustomer';
import type { Entity } from './records';

/** The stages of both forms of the contract; each form shows some of them under another's name. */
export type LoanStage =
	| 'created'
	| 'contract_generated'
	| 'awaiting_signatures'
	| 'signed'
	| 'processing'
	| 'disbursing'
	| 'active'
	| 'finished'
	| 'cancelled'
	| 'error';

/** `at` is wall-clock milliseconds. */
type Payment = Readonly<{ installment: number; reais: number; at: number }>;

export type Loan = Entity &
	Readonly<{
		customerId: string;
		creditOfferId: string;
		simulationId: string;
		stage: LoanStage;
		requestedReais: number;
		installments: number;
		monthlyInterestPercent: number;
		/** On the sandbox clock; the others follow month by month. */
		firstDueAt: number;
		contractNumber: string;
		signingUrl: string | null;
		signatures: number;
		/** Wall-clock milliseconds; null until the money is with the customer. */
		disbursedAt: number | null;
		payments: readonly Payment[];
	}>;

export const SIGNATURES_REQUIRED = 2;

const FIRST_DUE_AFTER_MS = 30 * 24 * 60 * 60 * 1000;

/** `now` is on the sandbox clock. */
export function newLoan(
	now: number,
	given: Partial<Loan> & Pick<Loan, 'id' | 'customerId' | 'creditOfferId'>,
): Loan {
	const time = Date.now();
	const { stage = 'created', ...rest } = given;
	const { requestedReais, contractNumber } = LOAN;
	const { installments, monthlyInterestPercent } = OFFER;
	const loan: Loan = {
		simulationId: newId('sim'),
		stage: 'created',
		requestedReais,
		installments,
		monthlyInterestPercent,
		firstDueAt: now + FIRST_DUE_AFTER_MS,
		contractNumber,
		signingUrl: `https://signing.example.com/widget/${given.id.slice(3, 19)}`,
		signatures: 0,
		disbursedAt: null,
		payments: [],
		createdAt: time,
		updatedAt: time,
		...rest,
	};
	return movedTo(stage, loan);
}

export function movedTo(stage: LoanStage, loan: Loan): Loan {
	const isSigned = HAS_SIGNED.includes(stage);
	const isDisbursed = stage === 'active' || stage === 'finished';
	return {
		...loan,
		stage,
		signatures: isSigned ? SIGNATURES_REQUIRED : loan.signatures,
		disbursedAt: loan.disbursedAt ?? (isDisbursed ? Date.now() : null),
	};
}

const HAS_SIGNED: readonly LoanStage[] = ['signed', 'processing', 'disbursing', 'active'];
