import type { ITriggerFunctions } from 'n8n-workflow';
import { dinieApi } from '../../transport/request';
import { claim, goBy, type TriggerMemory } from '../memory';
import { note } from '../news';
import { bringInLine, type Brought } from '../registration/bringInLine';
import { readKept, type Registration } from '../registration/kept';
import { clientOf } from '../registration/signingSecret';
import { BUDGET_MS } from '../registration/start';
import { changedInWords, drawnAwayInWords, foreignInWords } from '../registration/words';
import { mayMendNow, notePause, wellAgain } from './pauses';
import { regain, whileStill } from './regain';
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
		await regain(watched, { send, client }, held, brought?.is === 'anotherClient');
	} else {
		settle(context, memory, held ?? brought.registration, brought);
	}
	return false;
}

/** What to make of an endpoint that is there. */
function settle(
	context: ITriggerFunctions,
	memory: TriggerMemory,
	held: Registration,
	brought: Brought,
): void {
	const { is, registration } = brought;
	const sayOnce = (news: Parameters<typeof note>[2]) => {
		if (claim(memory, `say ${is} ${registration.endpointId}`, Infinity))
			note(context, memory, news);
	};
	if (is === 'foreign') return sayOnce(foreignInWords(registration));
	if (is === 'drawnAway') return sayOnce(drawnAwayInWords(registration));
	if (is === 'waiting') return;
	// A delivery may have shown another to be right meanwhile.
	if ((memory.newest ?? held).sealedSecret === held.sealedSecret) goBy(memory, registration);
	if (is === 'mended') {
		notePause(memory, brought.changes);
		note(context, memory, changedInWords(registration, brought.changes));
	} else {
		wellAgain(memory);
	}
	memory.lastWell = Date.now();
}

/** What n8n held at the activation: what was written later does not reach a trigger's context. */
function keptFor(context: ITriggerFunctions): Registration | undefined {
	const kept = readKept(context);
	return kept?.isTest ? undefined : kept;
}
