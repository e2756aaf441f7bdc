import { join } from 'node:path';
import express, { Router, type Request, type RequestHandler } from 'express';
import { guard } from '../guard';
import type { Sandbox } from '../sandbox';
import { createActions } from './actions';
import { changeStream } from './changeStream';
import { controlPage } from './document';
import { createDrafts } from './drafts';
import { takeEventForm } from './eventForm';
import { createFaultSwitches } from './faultSwitches';
import { formOf, type Form } from './form';
import { createNotices } from './notices';
import { HEADERS } from './headers';
import type { Notice, Section } from './view';

const ASSETS = join(__dirname, 'assets');
const ICONS = join(__dirname, '../../icons');
const LARGEST_FORM = '4mb';

/** The control page at `/`; what its forms and its script need is under `/page`. */
export function pageRoutes(sandbox: Sandbox): Router {
	const drafts = createDrafts(sandbox);
	const switches = createFaultSwitches(sandbox.faults);
	const notices = createNotices();
	const actions = createActions({ sandbox, switches });

	const forms = Router();
	forms.use(guard, express.static(ASSETS), express.static(ICONS));
	forms.get('/changes', changeStream(sandbox));
	forms.use(express.urlencoded({ extended: false, limit: LARGEST_FORM }));
	forms.post('/events', async (request, response) => {
		const { notice, openEvent } = await takeEventForm(formOf(request), { sandbox, drafts });
		response.redirect(303, pathTo('fire', openEvent, notice));
	});
	forms.post(
		'/story',
		answered('fire', (form) => actions.playStory(form)),
	);
	forms.post(
		'/contract',
		answered('behaviour', (form) => actions.chooseContract(form)),
	);
	forms.post(
		'/faults',
		answered('behaviour', () => actions.clearFaults()),
	);
	forms.post(
		'/faults/:id',
		answered('behaviour', (form, { id }) => actions.flipFault(id, form)),
	);
	forms.post(
		'/clock',
		answered('deliveries', (form) => actions.advance(form)),
	);
	forms.post(
		'/deliveries/:id/redeliver',
		answered('deliveries', (_, { id }) => actions.redeliver(id)),
	);
	forms.post(
		'/endpoints/:id/:action',
		answered('endpoints', (form, { id, action }) => actions.changeEndpoint(id, action, form)),
	);

	const routes = Router();
	routes.get('/', guard, (request, response) => {
		const { event, said } = request.query;
		const openEvent = typeof event === 'string' && event !== '' ? event : null;
		const notice = typeof said === 'string' ? notices.get(said) : null;
		const page = controlPage({ sandbox, drafts, switches, openEvent, notice });
		response.set(HEADERS).send(page);
	});
	routes.use('/page', forms);
	return routes;

	/** Does it, and goes back to the page, which then shows the sentence in this section. */
	function answered(section: Section, act: Act): RequestHandler {
		return async (request, response) => {
			const notice = await noticeOf(
				section,
				async () => await act(formOf(request), paramsOf(request)),
			);
			response.redirect(303, pathTo(section, eventOpenAt(request), notice));
		};
	}

	function pathTo(section: Section, openEvent: string | null, notice: Notice | null): string {
		const query = new URLSearchParams({
			...(openEvent !== null && { event: openEvent }),
			...(notice && { said: notices.add(notice) }),
		});
		return `/?${query}#${section}`;
	}
}

type Params = { id: string; action: string };

type Act = (form: Form, params: Params) => string | Promise<string>;

async function noticeOf(section: Section, act: () => Promise<string>): Promise<Notice> {
	try {
		return { section, tone: 'good', text: await act() };
	} catch (error) {
		const text = error instanceof Error ? error.message : String(error);
		return { section, tone: 'bad', text };
	}
}

function paramsOf({ params }: Request): Params {
	return { id: String(params['id']), action: String(params['action']) };
}

/** The payload that was open on the page the form was sent from. */
function eventOpenAt(request: Request): string | null {
	const page = request.get('referer') ?? '';
	return URL.canParse(page) ? new URL(page).searchParams.get('event') : null;
}
