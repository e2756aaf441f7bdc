import { html, type Html } from '../html';
import type { View } from '../view';
import { panel } from './panel';

/** What to type into the credential in n8n. */
export function connectPanel(view: View): Html {
	const { baseUrl, clientId, clientSecret } = view.sandbox;
	return panel(
		{ id: 'connect', title: 'Connect n8n' },
		view,
		html`
			<p class="hint">Values for the <em>Dinie API</em> credential.</p>
			<dl class="values" data-live id="connect-live">
				<dt>Environment</dt>
				<dd>Custom</dd>
				<dt>Base URL</dt>
				<dd><code class="value">${baseUrl}</code></dd>
				<dt>Client ID</dt>
				<dd><code class="value">${clientId}</code></dd>
				<dt>Client Secret</dt>
				<dd>
					<details id="client-secret">
						<summary>Show</summary>
						<code class="value">${clientSecret}</code>
					</details>
				</dd>
			</dl>
		`,
	);
}
