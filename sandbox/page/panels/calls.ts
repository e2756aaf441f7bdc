import type { LoggedRequest } from '../../api/requestLog';
import { html, type Html } from '../html';
import type { View } from '../view';
import { statusLine, timeOf } from '../wording';
import { panel } from './panel';

const SHOWN = 10;

/** The latest calls of the API, so that a fault can be seen to take effect. */
export function callsPanel(view: View): Html {
	const calls = view.sandbox.requests.slice(-SHOWN).reverse();
	return panel(
		{ id: 'calls', title: 'Calls of the API' },
		view,
		html`
			<div data-live id="calls-live">
				${calls.length === 0
					? html`<p class="hint" id="calls-empty">
							None yet. Testing the credential in n8n makes the first two.
						</p>`
					: html`<ol class="calls" id="calls-list">
							${calls.map(line)}
						</ol>`}
			</div>
		`,
	);
}

function line({ id, at, method, path, status }: LoggedRequest): Html {
	return html`
		<li id="${id}">
			<span class="when">${timeOf(at, Date.now())}</span>
			<code><b>${method}</b> ${path}</code>
			<span class="outcome ${status !== null && status < 400 ? 'good' : 'bad'}">
				${status === null ? 'no answer' : statusLine(status)}
			</span>
		</li>
	`;
}
