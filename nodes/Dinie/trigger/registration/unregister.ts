import type { IHookFunctions } from 'n8n-workflow';
import { nodeError } from '../../errors';
import { dinieApi } from '../../transport/request';
import type { Send } from '../../transport/send';
import { endpointsWhere, removeEndpoint } from '../../transport/webhookEndpoints';
import { isSameUrl } from '../../url';
import { inTurn, memoryOf, type TriggerMemory } from '../memory';
import { isManualRegistration } from '../settings';
import { isTestRun } from '../testRun';
import { believed } from './believed';
import { findEndpoint } from './heldEndpoint';
import { allLeftBehind, forget, keepLeftBehind, type LeftBehind } from './kept';
import { staysBehind, strandedAmong } from './leftBehind';
import { clientOf } from './signingSecret';
import { BUDGET_MS } from './start';
import { belongsElsewhere, isOwn, webhookUrlOf } from './wantedEndpoint';

/**
 * Deletes the trigger's endpoint; throws, naming it, when it stays at Dinie. Only a test run and the rollback of a
 * publish that failed log instead: n8n would keep the test listener, or take the trigger for registered.
 */
export async function unregister(context: IHookFunctions): Promise<boolean> {
	const memory = memoryOf(context);
	const isTest = isTestRun(context);
	const isHeld = believed(context, memory, isTest).all.length > 0;
	if (isTest) memory.testUrl = undefined;
	else memory.wanted = undefined;
	if (!isHeld && isManualRegistration(context)) return true;
	if (isTest) {
		return await orLogged(context, 'left a test endpoint behind', deleteAll(context, memory, true));
	}
	if (memory.hasFailed) {
		return await orLogged(context, 'could not undo a failed publish', rollBack(context, memory));
	}
	return await inTurn(memory, async () => await deleteAll(context, memory, false)).catch(
		(error: Error) => {
			throw nodeError(context.getNode(), error);
		},
	);
}

async function orLogged(
	context: IHookFunctions,
	failure: string,
	work: Promise<boolean>,
): Promise<boolean> {
	return await work.catch((error: Error) => {
		context.logger.warn(`Dinie Trigger ${failure}: ${error.message}`);
		return true;
	});
}

/**
 * Takes back what the hook that failed has created, and nothing else. Before it created one there was none at our
 * URL, so that one with our mark there is it, even if the answer with its ID was lost.
 */
async function rollBack(context: IHookFunctions, memory: TriggerMemory): Promise<boolean> {
	const { hasCreated } = memory;
	Object.assign(memory, { hasCreated: false, hasFailed: false });
	if (hasCreated) await deleteByMark(context, apiFor(context));
	return true;
}

async function deleteAll(
	context: IHookFunctions,
	memory: TriggerMemory,
	isTest: boolean,
): Promise<boolean> {
	const { client } = await clientOf(context);
	const send = apiFor(context);
	const { all } = believed(context, memory, isTest);
	const isReachable = (each: LeftBehind) => ['', client].includes(each.client);
	const ids = new Set(all.map(({ endpointId }) => endpointId));
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

async function deleteByMark(context: IHookFunctions, send: Send): Promise<void> {
	const url = webhookUrlOf(context);
	const own = await endpointsWhere(
		send,
		(endpoint) => isSameUrl(endpoint.url, url) && isOwn(context, endpoint),
	);
	for (const { id } of own) await removeEndpoint(send, id);
}

const apiFor = (context: IHookFunctions) => dinieApi(context, { deadline: Date.now() + BUDGET_MS });
