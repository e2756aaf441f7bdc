import type { IHookFunctions } from 'n8n-workflow';
import { finalError } from '../../errors';
import { dinieApi } from '../../transport/request';
import type { Send } from '../../transport/send';
import { endpointsWhere, removeEndpoint } from '../../transport/webhookEndpoints';
import { isSameUrl } from '../../url';
import type { TriggerMemory } from '../memory';
import { believed } from './believed';
import { findEndpoint } from './heldEndpoint';
import { allLeftBehind, forget, keepLeftBehind, type LeftBehind, type Registration } from './kept';
import { staysBehind, strandedAmong } from './leftBehind';
import { clientOf, type Client } from './signingSecret';
import { BUDGET_MS } from './start';
import { belongsElsewhere, isOwn, webhookUrlOf } from './wantedEndpoint';

type Whose = {
	isTest: boolean;
	/** Nothing has used the trigger since this process began. */
	isUnused?: boolean;
};

/** Deletes what the trigger holds at Dinie; throws, naming it, what is out of reach of the credential. */
export async function deleteAll(
	context: IHookFunctions,
	memory: TriggerMemory,
	{ isTest, isUnused = false }: Whose,
): Promise<boolean> {
	const { client } = await clientFor(context, memory, isTest);
	const send = apiFor(context);
	const held = believed(context, memory, isTest).all;
	const all = isUnused ? held.filter((each) => isHere(context, each)) : held;
	const isReachable = (each: LeftBehind) => ['', client].includes(each.client);
	const ids = new Set(held.map(({ endpointId }) => endpointId));
	const leftBehind = allLeftBehind(context, isTest ? undefined : memory.newest).filter(
		({ endpointId }) => !ids.has(endpointId),
	);
	const others = [...leftBehind, ...all].filter((each) => !isReachable(each));
	const stranded = await strandedAmong(context, send, others);
	await deleteEach(context, memory, send, leftBehind.filter(isReachable));
	const deleted = await deleteEach(context, memory, send, all.filter(isReachable));
	// What is kept can be of an earlier endpoint: n8n saves the static data of a workflow as a whole.
	if (deleted === 0) await deleteByMark(context, send);
	forget(context);
	keepLeftBehind(context, stranded);
	if (!isTest) memory.newest = undefined;
	if (stranded.length > 0) throw staysBehind(context, stranded);
	return true;
}

/**
 * Whether the endpoint was registered for this n8n's address. Where it was not, this may be a copy of n8n that
 * finishes an unpublish when it starts: the endpoint is the original's, and is left alone.
 */
function isHere(context: IHookFunctions, { endpointId, url }: Registration): boolean {
	if (url === '' || isSameUrl(url, webhookUrlOf(context))) return true;
	context.logger.warn(
		`Dinie Trigger '${context.getNode().name}' leaves webhook endpoint ${endpointId} at Dinie: it was registered for ${url}, which is not the address of this n8n. If no other n8n uses it, delete it with the Dinie node`,
		{ workflowId: context.getWorkflow().id },
	);
	return false;
}

/** Without a credential nothing can be deleted: then what stays is named. */
async function clientFor(
	context: IHookFunctions,
	memory: TriggerMemory,
	isTest: boolean,
): Promise<Client> {
	return await clientOf(context).catch((error: Error) => {
		const ids = believed(context, memory, isTest).all.map(({ endpointId }) => endpointId);
		const stays = ids.length > 0 ? `Webhook endpoint ${ids.join(', ')} stays at Dinie: ` : '';
		throw finalError(context.getNode(), `${stays}${error.message}`);
	});
}

async function deleteEach(
	context: IHookFunctions,
	memory: TriggerMemory,
	send: Send,
	held: LeftBehind[],
): Promise<number> {
	let deleted = 0;
	for (const { endpointId } of held) {
		const endpoint = await findEndpoint(send, endpointId);
		if (!endpoint || belongsElsewhere(context, endpoint)) continue;
		await removeEndpoint(send, endpointId);
		memory.gone.set(endpointId, true);
		deleted++;
	}
	return deleted;
}

/** What our mark at our URL tells, whatever is kept. */
export async function deleteByMark(context: IHookFunctions, send = apiFor(context)): Promise<void> {
	const url = webhookUrlOf(context);
	const own = await endpointsWhere(
		send,
		(endpoint) => isSameUrl(endpoint.url, url) && isOwn(context, endpoint),
	);
	for (const { id } of own) await removeEndpoint(send, id);
}

const apiFor = (context: IHookFunctions) => dinieApi(context, { deadline: Date.now() + BUDGET_MS });
