import { hasArrived, type Attempt, type Delivery } from '../../deliveries/delivery';
import type { Sandbox } from '../../sandbox';
import { html, type Html } from '../html';
import { counted, span, statusLine, timeOf, took, wallClock } from '../wording';
import { pill, postButton, type Tone } from './panel';

const ATTEMPTS_SHOWN = 8;

export function deliveryCard(delivery: Delivery, sandbox: Sandbox): Html {
	const { id, eventType, endpointId, attempts, forgery } = delivery;
	const now = sandbox.clock.now();
	const url = sandbox.endpoints.get(endpointId)?.url;
	const { tone, text } = statusOf(delivery);
	const hidden = Math.max(0, attempts.length - ATTEMPTS_SHOWN);
	return html`
		<li class="card delivery" id="${id}">
			<div class="card-head with-button">
				<div class="card-head">
					<h3><code>${eventType}</code></h3>
					${forgery && html`<span class="tag">forged: ${forgery}</span>`} ${pill(tone, text)}
				</div>
				${url && !forgery && redeliver(id)}
			</div>
			${delivery.assumed.length > 0 && html`<p class="hint">${delivery.assumed.join(' ')}</p>`}
			<p class="url">${url ?? `${attempts.at(-1)?.url ?? endpointId} (deleted)`}</p>
			<ol class="attempts" id="${id}-attempts" start="${hidden + 1}">
				${attempts
					.slice(hidden)
					.map((attempt, index) => attemptLine(delivery, attempt, hidden + index, now))}
			</ol>
			${outlook(delivery, now)}
			<details id="${id}-sent">
				<summary>What was sent</summary>
				${sent(delivery)}
			</details>
		</li>
	`;
}

export function statusOf(delivery: Delivery): { tone: Tone; text: string } {
	const { status, nextAttemptAt, attempts } = delivery;
	if (delivery.forgery && status !== 'pending') return forgedStatusOf(delivery);
	switch (status) {
		case 'pending': {
			const isRetrying = nextAttemptAt !== null && attempts.length > 0;
			return { tone: 'wait', text: isRetrying ? 'Waiting to try again' : 'Sending' };
		}
		case 'delivered':
			return { tone: 'good', text: 'Delivered' };
		case 'failed':
			return { tone: 'bad', text: `Failed after ${counted(attempts.length, 'attempt')}` };
		case 'discarded':
			return { tone: 'idle', text: 'Discarded' };
	}
}

function forgedStatusOf({ status, attempts }: Delivery): { tone: Tone; text: string } {
	if (status === 'delivered') return { tone: 'bad', text: 'Forgery accepted' };
	const wasAnswered = attempts.some((attempt) => attempt.status !== null);
	return wasAnswered
		? { tone: 'good', text: 'Forgery refused' }
		: { tone: 'wait', text: 'No answer' };
}

function redeliver(id: string): Html {
	return html`<form method="post" id="${id}-redeliver">
		${postButton(`/page/deliveries/${id}/redeliver`, 'Redeliver')}
	</form>`;
}

function attemptLine({ forgery }: Delivery, attempt: Attempt, index: number, now: number): Html {
	const { at, status, durationMs, answer, error } = attempt;
	const isAsWished = status !== null && hasArrived(attempt) === (forgery === null);
	return html`
		<li>
			<span class="number">${index + 1}</span>
			<span class="when">${timeOf(at, now)}</span>
			<span class="outcome ${isAsWished ? 'good' : 'bad'}">
				${status === null ? 'No answer' : statusLine(status)}
			</span>
			<span class="took">${took(durationMs)}</span>
			<code class="answer">${error ?? (answer || 'empty answer')}</code>
		</li>
	`;
}

/** What is to come, if anything. */
function outlook(delivery: Delivery, now: number): Html | null {
	const { id, status, nextAttemptAt: at, attempts } = delivery;
	if (status === 'discarded') {
		return html`<p class="hint" id="${id}-why">Its endpoint was disabled or deleted.</p>`;
	}
	if (at === null || attempts.length === 0) return null;
	return html`
		<p class="next" id="${id}-next">
			Next attempt at ${timeOf(at, now)}, in
			<span data-until="${wallClock(at)}">${span(at - now)}</span>
		</p>
	`;
}

function sent({ body, eventId, attempts }: Delivery): Html {
	const headers = Object.entries(attempts.at(-1)?.headers ?? { 'webhook-id': eventId });
	const head = headers.map(([name, value]) => `${name}: ${value}`).join('\n');
	const shown = JSON.stringify(JSON.parse(body), null, 2);
	return html`<pre tabindex="0" role="group" aria-label="Headers and body">
${head}

${shown}</pre
	>`;
}
