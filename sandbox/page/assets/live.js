import { keepTime } from './clock.js';
import { morph } from './morph.js';

// The page works without any of this: it only saves reloading.

/** So long a notice follows the reader down its panel. */
const NOTICE_STICKS_MS = 8_000;

let isLoading = false;
let isStale = false;

const changes = new EventSource('/page/changes');
changes.onopen = () => {
	tell('Live');
	void refresh();
};
changes.onmessage = () => void refresh();
changes.onerror = () => tell('Connection lost, trying again');
keepTime(() => void refresh());

document.addEventListener('submit', (event) => {
	const { target: form, submitter } = event;
	if (!(form instanceof HTMLFormElement)) return;
	event.preventDefault();
	void send(form, submitter);
});

/** Brings the parts that live on events up to date, and leaves the forms beside them alone. */
async function refresh() {
	isStale = true;
	if (isLoading) return;
	isLoading = true;
	try {
		while (isStale) {
			isStale = false;
			const { page } = await load(location.href);
			for (const part of document.querySelectorAll('[data-live]')) {
				const counterpart = page.getElementById(part.id);
				if (counterpart) morph(part, counterpart);
			}
		}
	} catch {
		tell('Connection lost, trying again');
	} finally {
		isLoading = false;
	}
}

async function send(form, submitter) {
	const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
	const body = new URLSearchParams(new FormData(form, submitter));
	try {
		const { page, url } = await load(action, { method: 'POST', body });
		url.searchParams.delete('said');
		history.replaceState(null, '', url);
		const knownFields = new Set(document.querySelectorAll('[autofocus]'));
		morph(document.body, page.body);
		setTimeout(unstick, NOTICE_STICKS_MS, document.querySelector('.notice'));
		const field = document.querySelector('[autofocus]');
		if (field && (!knownFields.has(field) || field.ariaInvalid === 'true')) field.focus();
	} catch {
		tell('That was not sent: the sandbox cannot be reached');
	}
}

async function load(address, init) {
	const response = await fetch(address, init);
	const page = new DOMParser().parseFromString(await response.text(), 'text/html');
	return { page, url: new URL(response.url) };
}

function unstick(notice) {
	notice?.parentElement?.classList.add('settled');
}

function tell(text) {
	const line = document.getElementById('connection');
	line.textContent = text;
	line.dataset.state = text === 'Live' ? 'live' : 'lost';
}
