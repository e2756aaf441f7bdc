import type { ITriggerFunctions } from 'n8n-workflow';
import { nodeError } from '../../errors';
import { dinieApi } from '../../transport/request';
import type { Send } from '../../transport/send';
import { removeEndpoint } from '../../transport/webhookEndpoints';
import { isSameUrl } from '../../url';
import { claim, type TriggerMemory } from '../memory';
import { note } from '../news';
import { bringInLine, type Brought } from '../registration/bringInLine';
import { endpointsWhere, gainEndpoint } from '../registration/gainEndpoint';
import { readKept, type Registration } from '../registration/kept';
import { clientOf, registrationOf, type Client } from '../registration/signingSecret';
import { BUDGET_MS } from '../registration/start';
import { markIn, type WantedEndpoint } from '../registration/wantedEndpoint';
import {
	changedInWords,
	drawnAwayInWords,
	foreignInWords,
	gainedInWords,
} from '../registration/words';
import { mayMendNow, notePause, wellAgain } from './pauses';
import type { Watched } from './watched';

const LOST: Array<Brought['is']> = ['anotherClient', 'gone', 'unreadable'];

/** One look at the endpoint. Returns whether it is gone; with the second look it has been gained anew then. */
export async function look(watched: Watched, which: 'first' | 'second'): Promise<boolean> {
	const { context, memory, wanted } = watched;
	const client = await clientOf(context);
	const send = whileStill(watched, dinieApi(context, { deadline: Date.now() + BUDGET_MS }));
	const held = memory.newest ?? keptFor(context);
	const mayMend = mayMendNow(memory);
	const scene = { node: context.getNode(), memory, send, client, wanted, mayMend };
	const brought = await bringInLine(scene, held ? [held] : []);
	if (brought?.is === 'gone' && which === 'first') return true;
	if (!brought || LOST.includes(brought.is)) {
		await gain(watched, send, client, held, brought?.is === 'anotherClient');
	} else {
		settle(context, memory, brought);
	}
	return false;
}

/** What to make of an endpoint that is there. */
function settle(context: ITriggerFunctions, memory: TriggerMemory, brought: Brought): void {
	const { is, registration } = brought;
	const sayOnce = (news: Parameters<typeof note>[2]) => {
		if (claim(memory, `say ${is} ${registration.endpointId}`, Infinity))
			note(context, memory, news);
	};
	if (is === 'foreign') return sayOnce(foreignInWords(registration));
	if (is === 'drawnAway') return sayOnce(drawnAwayInWords(registration));
	if (is === 'waiting') return;
	memory.newest = registration;
	if (is === 'mended') {
		notePause(memory, brought.changes);
		note(context, memory, changedInWords(registration, brought.changes));
	} else {
		wellAgain(memory);
	}
	memory.lastWell = Date.now();
}

/** Gains an endpoint anew, as a publish does; takes back what came too late. */
async function gain(
	watched: Watched,
	send: Send,
	client: Client,
	former: Registration | undefined,
	isLeftBehind = false,
): Promise<void> {
	const { context, memory, wanted, isStill } = watched;
	const node = context.getNode();
	let hasCreated = false;
	try {
		const gained = await gainEndpoint({
			node,
			send,
			wanted,
			formerId: former?.endpointId,
			onCreate: () => (hasCreated = true),
		});
		if (!isStill()) throw new Error('the workflow was unpublished meanwhile');
		const registration = registrationOf(node, gained, client, { url: wanted.url, isTest: false });
		const leftBehind = isLeftBehind && former ? [former] : [];
		memory.newest = { ...registration, leftBehind };
		if (former && former.endpointId !== gained.endpointId) memory.gone.set(former.endpointId, true);
	} catch (error) {
		if (hasCreated && !isStill()) await takeBack(context, wanted);
		throw nodeError(node, error as Error);
	}
	note(context, memory, gainedInWords(former?.endpointId, memory.newest.endpointId));
	memory.lastWell = Date.now();
}

/** Nothing else can have made one meanwhile: hooks wait for the look to end. */
async function takeBack(context: ITriggerFunctions, { url, mark }: WantedEndpoint): Promise<void> {
	const send = dinieApi(context, { deadline: Date.now() + BUDGET_MS });
	const ours = await endpointsWhere(
		send,
		(endpoint) => isSameUrl(endpoint.url, url) && markIn(endpoint) === mark,
	);
	for (const { id } of ours) await removeEndpoint(send, id);
}

/** What n8n held at the activation: what was written later does not reach a trigger's context. */
function keptFor(context: ITriggerFunctions): Registration | undefined {
	const kept = readKept(context);
	return kept?.isTest ? undefined : kept;
}

/** Before each write asks whether the trigger is still registered and the watch open. */
const whileStill =
	({ isStill }: Watched, send: Send): Send =>
	async (request) => {
		if (request.method !== 'GET' && !isStill())
			throw new Error('the workflow was unpublished meanwhile');
		return await send(request);
	};
