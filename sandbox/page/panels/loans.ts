import { nextUnpaid } from '../../story/installments';
import type { Loan, LoanStage } from '../../story/loan';
import { html, type Html } from '../html';
import type { View } from '../view';
import { reais, title } from '../wording';
import { more } from './customers';
import { panel, pill, type Tone } from './panel';

const SHOWN = 5;

/** The newest loans that the events have made. */
export function loansPanel(view: View): Html {
	const { loans, customers } = view.sandbox;
	const newest = loans.list().slice(-SHOWN).reverse();
	return panel(
		{ id: 'loans', title: 'Loans' },
		view,
		html`
			<div data-live id="loans-live">
				${newest.length === 0
					? html`<p class="hint" id="loans-empty">None yet.</p>`
					: html`<ol class="records" id="loans-list" aria-label="Newest first">
							${newest.map((loan) => line(loan, customers.get(loan.customerId)?.name))}
						</ol>`}
				${more(loans.count() - newest.length, 'loans')}
			</div>
		`,
	);
}

function line(loan: Loan, customer = ''): Html {
	const { id, requestedReais, stage } = loan;
	return html`
		<li id="${id}">
			<span class="what">${reais(requestedReais)} <span class="hint">${customer}</span></span>
			${pill(TONES[stage] ?? 'wait', title(stage))}
			<code class="id">${id}</code>
			${loan.disbursedAt !== null && html`<span class="hint">${paid(loan)}</span>`}
		</li>
	`;
}

function paid(loan: Loan): string {
	const done = (nextUnpaid(loan) ?? loan.installments + 1) - 1;
	return `${done} of ${loan.installments} paid`;
}

const TONES: Partial<Record<LoanStage, Tone>> = {
	active: 'good',
	finished: 'good',
	cancelled: 'idle',
	error: 'bad',
};
