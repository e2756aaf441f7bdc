import { html, type Html } from '../html';
import type { Notice, View } from '../view';

export type Tone = 'good' | 'bad' | 'wait' | 'idle';

/** A titled part of the page, with the answer to what was done in it last. */
export function panel(
	{ id, title, aside }: { id: string; title: string; aside?: Html },
	{ notice }: Pick<View, 'notice'>,
	body: Html,
): Html {
	return html`
		<section class="panel" id="${id}" aria-labelledby="${id}-title">
			<header class="panel-head">
				<h2 id="${id}-title">${title}</h2>
				${aside}
			</header>
			${noticeLine(id, notice)} ${body}
		</section>
	`;
}

/** A status in colour and in words. */
export function pill(tone: Tone, text: string): Html {
	return html`<span class="pill ${tone}">${text}</span>`;
}

export function postButton(action: string, label: Html | string, kind = ''): Html {
	return html`<button class="${kind}" formaction="${action}">${label}</button>`;
}

function noticeLine(section: string, notice: Notice | null): Html {
	const here = notice?.section === section ? notice : null;
	const hasFired = here?.section === 'fire' && here.tone === 'good';
	const link = hasFired && html` <a href="#deliveries">See the answers</a>`;
	return html`<div class="notice-area" role="status" id="${section}-notice">
		${here && html`<p class="notice ${here.tone}">${here.text}${link}</p>`}
	</div>`;
}
