import { html, type Html } from '../html';
import { jsonMistake } from '../jsonMistake';
import type { View } from '../view';

const MOST_ROWS = 18;

/** One event's payload as text. Its buttons come first in the form, so that Enter sends this event. */
export function editor({ drafts, notice }: View, type: string): Html {
	const text = drafts.textOf(type);
	const mistake = jsonMistake(text);
	const isJustOpened = notice === null || mistake !== null;
	// Another id makes another text field: one that somebody is typing in is never overwritten.
	const id = `payload-${drafts.resetsOf(type)}-${type}`;
	return html`
		<div class="editor" id="editor">
			<label for="name-${type}">Event</label>
			<input
				id="name-${type}"
				name="type"
				value="${type}"
				maxlength="100"
				autocomplete="off"
				autocapitalize="off"
				spellcheck="false"
				aria-describedby="name-hint"
			/>
			<p class="hint" id="name-hint">Any name will do, so that newer events can be tried.</p>
			<label for="${id}">Payload (<code>data</code>)</label>
			<textarea
				id="${id}"
				name="payload"
				rows="${Math.min(MOST_ROWS, text.split('\n').length + 1)}"
				spellcheck="false"
				autocomplete="off"
				autocapitalize="off"
				aria-describedby="mistake"
				aria-invalid="${mistake === null ? 'false' : 'true'}"
				${isJustOpened && html`autofocus`}
			>
${text}</textarea
			>
			<p class="mistake" id="mistake" role="status">${mistake}</p>
			<input type="hidden" name="shown" value="${text}" />
			<input type="hidden" name="opened" value="${type}" />
			<div class="row">
				<button class="primary" name="send" value="yes">Fire this event</button>
				<button name="reset" value="yes">Back to the sample</button>
				<button name="close" value="yes">Close</button>
			</div>
		</div>
	`;
}
