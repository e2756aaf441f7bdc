import { EVENT_TYPES } from '../../payloads';
import { ENDINGS, type Ending } from '../../story/lives';
import { html, type Html } from '../html';
import type { View } from '../view';
import { title } from '../wording';
import { editor } from './editor';
import { panel } from './panel';

const STORY_NAMES: Record<Ending, string> = {
	finished: 'Until it is repaid',
	error: 'To an error',
	denied: 'Customer denied',
};

/** A story to play, a button for each event, and the payload of one of them. */
export function firePanel(view: View): Html {
	return panel(
		{ id: 'fire', title: 'Fire an event' },
		view,
		html`
			${STORIES}
			<form method="post" action="/page/events" id="fire-form">
				${view.openEvent === null ? HINT : editor(view, view.openEvent)}
				${Object.entries(eventsByResource()).map(([resource, types]) =>
					group(view, resource, types),
				)}
			</form>
		`,
	);
}

const STORIES = html`
	<form method="post" action="/page/story" id="stories">
		<fieldset>
			<legend>Play a loan’s life</legend>
			<div class="row">
				${ENDINGS.map(
					(ending) => html`<button name="ending" value="${ending}">${STORY_NAMES[ending]}</button>`,
				)}
			</div>
		</fieldset>
	</form>
`;

const HINT = html`
	<p class="hint" id="fire-hint">
		Press an event to send its sample to every endpoint that listens for it.
		<span class="nowrap"><span aria-hidden="true">✎</span> opens</span> the payload first.
	</p>
`;

function eventsByResource(): Record<string, string[]> {
	const groups: Record<string, string[]> = {};
	for (const type of EVENT_TYPES) {
		const [resource = ''] = type.split('.');
		(groups[resource] ??= []).push(type);
	}
	return groups;
}

function group(view: View, resource: string, types: string[]): Html {
	return html`
		<fieldset id="events-${resource}">
			<legend>${title(resource)}</legend>
			<ul class="events">
				${types.map((type) => eventButtons(view, type))}
			</ul>
		</fieldset>
	`;
}

function eventButtons({ drafts, openEvent }: View, type: string): Html {
	const isEdited = drafts.isEdited(type);
	const [, action] = type.split('.');
	return html`
		<li class="event ${type === openEvent && 'open'}" id="event-${type}">
			<button
				class="fire"
				name="fire"
				value="${type}"
				aria-label="${type}${isEdited && ', edited'}"
			>
				${action}${isEdited && html`<span class="edited"></span>`}
			</button>
			<button class="edit" name="edit" value="${type}" aria-label="Edit the payload of ${type}">
				<span aria-hidden="true">✎</span>
			</button>
		</li>
	`;
}
