import { html, type Html } from '../html';
import type { View } from '../view';
import { clockBar } from './clock';
import { deliveryCard, statusOf } from './delivery';
import { panel } from './panel';

const SHOWN = 30;

/** The latest deliveries, and the clock that decides when they are tried again. */
export function deliveriesPanel(view: View): Html {
	const { deliveries } = view.sandbox;
	const shown = deliveries.slice(-SHOWN).reverse();
	const hidden = deliveries.length - shown.length;
	return panel(
		{ id: 'deliveries', title: 'Deliveries' },
		view,
		html`
			<div data-live id="clock">${clockBar(view.sandbox)}</div>
			<div data-live id="deliveries-live">
				${latest(view)} ${shown.length === 0 && EMPTY}
				<ol class="cards" id="deliveries-list" aria-label="Latest first">
					${shown.map((delivery) => deliveryCard(delivery, view.sandbox))}
				</ol>
				${hidden > 0 &&
				html`<p class="hint" id="deliveries-hidden">
					${hidden} earlier ones are at <a href="/control/deliveries">/control/deliveries</a>.
				</p>`}
			</div>
		`,
	);
}

const EMPTY = html`
	<div class="empty" id="deliveries-empty">
		<p><strong>Nothing has been delivered.</strong></p>
		<p>
			Once n8n has registered an endpoint, <a href="#fire">fire an event</a>: each attempt appears
			here as it happens, with what n8n answered.
		</p>
	</div>
`;

/** Read out by screen readers whenever it changes. */
function latest({ sandbox }: View): Html {
	const last = sandbox.deliveries.at(-1);
	const text = last && `Latest: ${last.eventType}, ${statusOf(last).text}`;
	return html`<p class="visually-hidden" role="status" id="latest">${text}</p>`;
}
