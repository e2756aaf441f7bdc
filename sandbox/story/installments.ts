import { createHash } from 'node:crypto';
import type { Loan } from './loan';
import { cents, termsOf } from './terms';

const DAY_MS = 24 * 60 * 60 * 1000;

export type Installment = {
	id: string;
	number: number;
	status: 'pending' | 'paid' | 'overdue' | 'partially_paid';
	/** On the sandbox clock. */
	dueAt: number;
	dueReais: number;
	paidReais: number;
	principalReais: number;
	interestReais: number;
	daysOverdue: number;
	/** Wall-clock milliseconds of the last payment for it. */
	paidAt: number | null;
};

/** Nothing is due before the money is with the customer. `now` is on the sandbox clock. */
export function installmentsOf(loan: Loan, now: number): Installment[] {
	if (loan.disbursedAt === null) return [];
	const { principalReais, installmentReais } = termsOf(loan);
	let leftReais = principalReais;
	return Array.from({ length: loan.installments }, (_, index) => {
		const interestReais = cents(leftReais * (loan.monthlyInterestPercent / 100));
		const sharedReais = cents(installmentReais - interestReais);
		leftReais -= sharedReais;
		const dueAt = monthsLater(loan.firstDueAt, index);
		const paid = paidFor(loan, index + 1);
		const isPaid = paid.reais >= installmentReais;
		const isLate = !isPaid && now >= dueAt + DAY_MS;
		return {
			id: installmentId(loan.id, index + 1),
			number: index + 1,
			status: isPaid ? 'paid' : isLate ? 'overdue' : paid.reais > 0 ? 'partially_paid' : 'pending',
			dueAt,
			dueReais: installmentReais,
			paidReais: paid.reais,
			principalReais: sharedReais,
			interestReais,
			daysOverdue: isLate ? Math.floor((now - dueAt) / DAY_MS) : 0,
			paidAt: paid.at,
		};
	});
}

/** The number of the first installment that is not paid in full, if any. */
export function nextUnpaid(loan: Loan): number | undefined {
	const { installmentReais } = termsOf(loan);
	const numbers = Array.from({ length: loan.installments }, (_, index) => index + 1);
	return numbers.find((number) => paidFor(loan, number).reais < installmentReais);
}

function paidFor({ payments }: Loan, installment: number) {
	const own = payments.filter((payment) => payment.installment === installment);
	const reais = cents(own.reduce((sum, payment) => sum + payment.reais, 0));
	return { reais, at: own.at(-1)?.at ?? null };
}

/** The same at every reading, without being kept. */
function installmentId(loanId: string, number: number): string {
	return `tx_${createHash('sha256').update(`${loanId}/${number}`).digest('hex').slice(0, 32)}`;
}

/** The same day of a later month, or that month's last day. */
function monthsLater(ms: number, months: number): number {
	const date = new Date(ms);
	const day = date.getUTCDate();
	date.setUTCMonth(date.getUTCMonth() + months);
	if (date.getUTCDate() !== day) date.setUTCDate(0);
	return date.getTime();
}
