import type { Form } from '../contract';
import type { Installment } from '../story/installments';
import { SIGNATURES_REQUIRED, type Loan, type LoanStage } from '../story/loan';
import { termsOf } from '../story/terms';

/** `aheadMs`: how far the sandbox clock is ahead of the wall clock, by which dates are shown. */
export type Shown = { form: Form; aheadMs: number };

export function loanFields(shown: Shown, loan: Loan) {
	const { form } = shown;
	const terms = termsOf(loan);
	const hasContract = loan.stage !== 'created';
	return {
		id: loan.id,
		credit_offer_id: loan.creditOfferId,
		customer_id: loan.customerId,
		simulation_id: loan.simulationId,
		status: statusIn(form, loan.stage),
		requested_amount: form.money(loan.requestedReais),
		total_amount: form.money(terms.totalReais),
		first_due_date: dateOf(shown, loan.firstDueAt),
		ccb_number: hasContract ? loan.contractNumber : null,
		disbursement_method: loan.signatures < SIGNATURES_REQUIRED ? null : 'pix',
		signing_url: hasContract || form.contract === 'sdk' ? loan.signingUrl : null,
		...(form.contract === 'sdk' ? sdkTerms(loan) : documentedTerms(form, loan, hasContract)),
		created_at: form.time(loan.createdAt),
		updated_at: form.time(loan.updatedAt),
	};
}

export function transactionFields(shown: Shown, loan: Loan, installment: Installment) {
	const { form } = shown;
	const { dueReais, paidReais, paidAt } = installment;
	return {
		id: installment.id,
		loan_id: loan.id,
		type: 'installment',
		status: installment.status,
		due_date: dateOf(shown, installment.dueAt),
		amount_due: form.money(dueReais),
		amount_paid: form.money(paidReais),
		amount_remaining: form.money(Math.max(0, Math.round((dueReais - paidReais) * 100) / 100)),
		principal: form.money(installment.principalReais),
		interest: form.money(installment.interestReais),
		fees: form.money(0),
		days_overdue: installment.daysOverdue,
		paid_at: paidAt === null ? null : form.time(paidAt),
		created_at: form.time(loan.disbursedAt ?? loan.createdAt),
		updated_at: form.time(paidAt ?? loan.disbursedAt ?? loan.createdAt),
	};
}

function sdkTerms(loan: Loan) {
	const terms = termsOf(loan);
	return {
		principal_amount: terms.principalReais,
		iof_amount: terms.taxReais,
		monthly_interest_rate: loan.monthlyInterestPercent,
		annual_interest_rate: terms.annualInterestPercent,
		monthly_cet_rate: terms.monthlyCostPercent,
		annual_cet_rate: terms.annualCostPercent,
		installment_count: loan.installments,
		installment_amount: terms.installmentReais,
	};
}

/** What depends on the contract is open until it has been generated. */
function documentedTerms(form: Form, loan: Loan, hasContract: boolean) {
	const terms = termsOf(loan);
	return {
		net_amount: hasContract ? form.money(terms.netReais) : null,
		iof: hasContract ? form.money(terms.taxReais) : null,
		service_fee: hasContract ? form.money(0) : null,
		interest_rate: hasContract ? loan.monthlyInterestPercent : null,
		cet: hasContract ? terms.monthlyCostPercent : null,
		number_of_installments: loan.installments,
		installments_value: form.money(terms.installmentReais),
	};
}

/** Each form shows the stages that it does not know under the name of the nearest that it does. */
function statusIn({ contract }: Form, stage: LoanStage): string {
	if (contract === 'sdk') return SDK_STATUSES[stage] ?? stage;
	return stage === 'created' ? 'processing' : stage;
}

const SDK_STATUSES: Partial<Record<LoanStage, string>> = {
	created: 'awaiting_signatures',
	contract_generated: 'awaiting_signatures',
	signed: 'processing',
	disbursing: 'processing',
};

function dateOf({ aheadMs }: Shown, ms: number): string {
	return new Date(ms - aheadMs).toISOString().slice(0, 10);
}
