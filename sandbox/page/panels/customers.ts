import type { Customer, CustomerStatus } from '../../story/customer';
import { html, type Html } from '../html';
import type { View } from '../view';
import { title } from '../wording';
import { panel, pill, type Tone } from './panel';

const SHOWN = 5;

/** The newest customers that the events have made, with what n8n can look up of them. */
export function customersPanel(view: View): Html {
	const { customers } = view.sandbox;
	const newest = customers.list().slice(-SHOWN).reverse();
	return panel(
		{ id: 'customers', title: 'Customers' },
		view,
		html`
			<div data-live id="customers-live">
				${newest.length === 0
					? html`<p class="hint" id="customers-empty">
							None yet. Events make and move them; n8n can look them up.
						</p>`
					: html`<ol class="records" id="customers-list" aria-label="Newest first">
							${newest.map(line)}
						</ol>`}
				${more(customers.count() - newest.length, 'customers')}
			</div>
		`,
	);
}

/** How many there are besides the ones shown. */
export function more(hidden: number, what: string): Html | null {
	if (hidden <= 0) return null;
	return html`<p class="hint" id="${what}-hidden">${hidden} more ${what} before these.</p>`;
}

function line({ id, name, externalId, status }: Customer): Html {
	return html`
		<li id="${id}">
			<span class="what">${name}</span>
			${pill(TONES[status], title(status))}
			<code class="id">${id}</code>
			${externalId !== null && html`<span class="hint">${externalId}</span>`}
		</li>
	`;
}

const TONES: Record<CustomerStatus, Tone> = {
	creating: 'idle',
	pending_kyc: 'wait',
	under_review: 'wait',
	active: 'good',
	denied: 'bad',
};
