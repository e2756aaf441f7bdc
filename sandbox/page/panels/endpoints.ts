import type { Endpoint } from '../../api/endpointStore';
import { FORGERY_NAMES } from '../../deliveries/forge';
import { html, type Html } from '../html';
import type { View } from '../view';
import { counted, span, timeOf, title, wallClock } from '../wording';
import { panel, pill, postButton } from './panel';

export function endpointsPanel(view: View): Html {
	const endpoints = view.sandbox.endpoints.list();
	return panel(
		{ id: 'endpoints', title: 'Webhook endpoints' },
		view,
		html`
			<div data-live id="endpoints-live">
				${endpoints.length === 0
					? EMPTY
					: html`<ul class="cards" aria-label="${counted(endpoints.length, 'endpoint')}">
							${endpoints.map((endpoint) => card(endpoint, view.sandbox.clock.now()))}
						</ul>`}
			</div>
		`,
	);
}

const EMPTY = html`
	<div class="empty" id="endpoints-empty">
		<p><strong>No endpoint yet.</strong> In n8n:</p>
		<ol>
			<li>Make a <em>Dinie API</em> credential from <a href="#connect">these values</a>.</li>
			<li>Add a <em>Dinie Trigger</em> to a workflow and choose that credential.</li>
			<li>Publish the workflow: its endpoint then shows up here.</li>
		</ol>
	</div>
`;

function card(endpoint: Endpoint, now: number): Html {
	const { id, url, events, description, status, secret } = endpoint;
	return html`
		<li class="card" id="${id}">
			<div class="card-head">
				<h3 class="url">${url}</h3>
				${status === 'active' ? pill('good', 'Active') : pill('idle', 'Disabled')}
			</div>
			<ul class="tags" aria-label="Events">
				${(events.length > 0 ? events : ['every event']).map((event) => html`<li>${event}</li>`)}
			</ul>
			${description && html`<p class="description" id="${id}-description">${description}</p>`}
			${grace(endpoint, now)}
			<details id="${id}-secret">
				<summary>Signing secret</summary>
				<p><code class="value">${secret}</code></p>
				<p class="hint">The id is <code>${id}</code>.</p>
			</details>
			<details id="${id}-actions">
				<summary>Act behind n8n’s back</summary>
				${actions(endpoint)}
			</details>
		</li>
	`;
}

function grace({ id, previous }: Endpoint, now: number): Html | null {
	if (!previous || previous.graceEndsAt <= now) return null;
	const ends = previous.graceEndsAt;
	return html`
		<p class="grace" id="${id}-grace">
			${pill('wait', 'Rotated')} The previous secret signs as well for
			<span data-until="${wallClock(ends)}">${span(ends - now)}</span>, until ${timeOf(ends, now)}.
		</p>
	`;
}

function actions({ id, status }: Endpoint): Html {
	const path = `/page/endpoints/${id}`;
	return html`
		<form method="post" class="actions">
			<div class="row" role="group" aria-label="Change it">
				${status === 'active'
					? postButton(`${path}/disable`, 'Disable')
					: postButton(`${path}/enable`, 'Enable')}
				${postButton(`${path}/rotate`, 'Rotate, 1 h grace')}
				${postButton(`${path}/rotate-at-once`, 'Rotate, no grace')}
				${postButton(`${path}/delete`, 'Delete', 'danger')}
			</div>
			<p class="hint">Send a forged delivery, which n8n has to refuse:</p>
			<div class="row" role="group" aria-label="Forge a delivery">
				${FORGERY_NAMES.map(
					(name) =>
						html`<button formaction="${path}/forge" name="forgery" value="${name}">
							${title(name)}
						</button>`,
				)}
			</div>
		</form>
	`;
}
