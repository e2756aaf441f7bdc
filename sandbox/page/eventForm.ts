import { isObject, parsed } from '../api/body';
import type { Sandbox } from '../sandbox';
import type { Drafts } from './drafts';
import type { Form } from './form';
import { settledSoon } from './settledSoon';
import type { Notice } from './view';
import { counted } from './wording';

type Parts = { sandbox: Sandbox; drafts: Drafts };

export type EventFormOutcome = { notice: Notice | null; openEvent: string | null };

/** Takes the form of the events: keeps the payload being edited, then does what its button says. */
export async function takeEventForm(form: Form, parts: Parts): Promise<EventFormOutcome> {
	const { drafts } = parts;
	const type = form('type').trim();
	const openEvent = type || form('opened') || null;
	if (form('opened') && openEvent) keepDraft(form, openEvent, drafts);

	if (form('close')) return { notice: null, openEvent: null };
	if (form('edit')) return { notice: null, openEvent: form('edit') };
	if (form('reset')) {
		if (openEvent) drafts.reset(openEvent);
		return { notice: null, openEvent };
	}
	const fired = form('fire') || type;
	if (!fired) return { notice: bad('An event needs a name.'), openEvent };
	const payload = parsed(drafts.textOf(fired));
	if (!isObject(payload)) {
		const notice = bad(`${fired} was not fired: its payload below needs mending.`);
		return { notice, openEvent: fired };
	}
	return { notice: await fire(fired, payload, parts), openEvent };
}

/** Browsers send line breaks as CR LF. A text left as it was shown stays a fresh sample. */
function keepDraft(form: Form, type: string, drafts: Drafts): void {
	const payload = form('payload').replaceAll('\r\n', '\n');
	const shown = form('shown').replaceAll('\r\n', '\n');
	const isChanged = payload !== shown || type !== form('opened');
	if (isChanged) drafts.keep(type, payload);
}

async function fire(
	type: string,
	data: Record<string, unknown>,
	{ sandbox }: Parts,
): Promise<Notice> {
	const { deliveryIds } = sandbox.fire(type, { data });
	await settledSoon(sandbox.idle());
	if (deliveryIds.length > 0) {
		const receivers = counted(deliveryIds.length, 'endpoint');
		return { section: 'fire', tone: 'good', text: `${type} fired at ${receivers}.` };
	}
	return bad(
		sandbox.endpoints.list().length === 0
			? `${type} went nowhere: no endpoint is registered yet.`
			: `${type} went nowhere: no active endpoint listens for it.`,
	);
}

function bad(text: string): Notice {
	return { section: 'fire', tone: 'bad', text };
}
