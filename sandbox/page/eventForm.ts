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
	const data = dataOf(fired, form, parts);
	if (data !== undefined && !isObject(data)) {
		const notice = bad(`${fired} was not fired: its payload below needs mending.`);
		return { notice, openEvent: fired };
	}
	return { notice: await fire(fired, data, parts), openEvent };
}

/** What is on the screen, or was edited before; nothing for a sample that nobody has looked at. */
function dataOf(type: string, form: Form, { drafts }: Parts): unknown {
	const isOpen = form('opened') !== '' && form('type').trim() === type;
	if (isOpen) return parsed(form('payload')) ?? null;
	return drafts.isEdited(type) ? (parsed(drafts.textOf(type)) ?? null) : undefined;
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
	data: Record<string, unknown> | undefined,
	{ sandbox }: Parts,
): Promise<Notice> {
	const { deliveryIds, assumed } = sandbox.fire(type, data && { data });
	await settledSoon(sandbox.idle());
	if (deliveryIds.length > 0) {
		const receivers = counted(deliveryIds.length, 'endpoint');
		return {
			section: 'fire',
			tone: 'good',
			text: [`${type} fired at ${receivers}.`, ...assumed].join(' '),
		};
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
