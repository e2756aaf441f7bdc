import type { IHookFunctions } from 'n8n-workflow';
import { nodeError } from '../../errors';
import { isOutage } from '../../transport/problemKinds';
import { requireWebhookSecrets } from '../../webhook/credentialSecrets';
import { goBy } from '../memory';
import { note } from '../news';
import { isManualRegistration, requireSettings } from '../settings';
import { believed } from './believed';
import { bringInLine } from './bringInLine';
import { gainEndpoint } from './gainEndpoint';
import { runHook, type Hook } from './hook';
import { forget, keep, readKept, type Registration } from './kept';
import { noteLeftBehind } from './leftBehind';
import { clientOf, registrationOf } from './signingSecret';
import { isAskedFor, isStart } from './start';
import { unregister } from './unregister';
import { wantedEndpoint } from './wantedEndpoint';
import { changedInWords, gainedInWords } from './words';

/** What n8n calls when a workflow is published, unpublished or tested, and when n8n starts. */
export const endpointLifecycle = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		return await runHook(this, isRegistered, readKept(this) !== undefined);
	},

	async create(this: IHookFunctions): Promise<boolean> {
		return await runHook(this, register, true);
	},

	async delete(this: IHookFunctions): Promise<boolean> {
		return await unregister(this);
	},
};

/** Whether Dinie holds the trigger's endpoint as wanted, if need be after mending it in place. */
async function isRegistered(hook: Hook): Promise<boolean> {
	const { context, memory, isTest } = hook;
	if (isManualRegistration(context)) return await isReadyForManual(context);
	const wanted = wantedEndpoint(context, requireSettings(context), isTest);
	if (!isTest) memory.wanted = wanted;
	if (isAskedFor(context)) memory.drawnFrom = undefined;
	const { all } = believed(context, memory, isTest);
	if (all.length === 0) return false;
	const client = await clientOf(context);
	const scene = { node: context.getNode(), memory, send: hook.send, client, wanted };
	try {
		const brought = await bringInLine(scene, all);
		if (!brought) return false;
		const { is, registration } = brought;
		if (is === 'anotherClient') leaveBehind(hook, registration);
		if (is === 'mended' && !isAskedFor(context)) {
			note(context, memory, changedInWords(registration, brought.changes));
		}
		if (is === 'well' || is === 'mended') hold(hook, registration);
		return ['drawnAway', 'mended', 'well'].includes(is);
	} catch (error) {
		const isHeld = all.some((each) => ['', client.client].includes(each.client));
		if (isAskedFor(context) || !isHeld || !isOutage(error as Error)) {
			throw nodeError(context.getNode(), error as Error);
		}
		context.logger.warn(
			`Dinie Trigger '${context.getNode().name}' keeps its endpoint unchecked: ${(error as Error).message}`,
			{ workflowId: context.getWorkflow().id },
		);
		return true;
	}
}

async function register(hook: Hook): Promise<true> {
	const { context, memory, isTest, send } = hook;
	const settings = requireSettings(context);
	if (settings.isManual) return true;
	const wanted = wantedEndpoint(context, settings, isTest);
	if (isTest) memory.testUrl = wanted.url;
	else memory.wanted = wanted;
	const node = context.getNode();
	const client = await clientOf(context);
	const formerId = ((!isTest && memory.newest) || readKept(context))?.endpointId;
	const gained = await gainEndpoint({
		node,
		send,
		wanted,
		formerId,
		onCreate: () => (memory.hasCreated ||= !isTest),
	});
	const registration = registrationOf(node, gained, client, { url: wanted.url, isTest });
	if (isStart(context) || (formerId !== undefined && !isAskedFor(context))) {
		note(context, memory, gainedInWords(formerId, gained.endpointId));
	}
	hold(hook, registration);
	if (formerId !== undefined && formerId !== gained.endpointId) memory.gone.set(formerId, true);
	return true;
}

/** From now on the trigger goes by this registration. */
function hold({ context, memory, isTest }: Hook, registration: Registration): void {
	keep(context, registration);
	if (isTest) return;
	goBy(memory, registration);
	memory.hasFailed = false;
	memory.lastWell = Date.now();
}

function leaveBehind({ context, memory, isTest }: Hook, registration: Registration): void {
	noteLeftBehind(context, registration);
	forget(context);
	if (!isTest) memory.newest = undefined;
}

/** Nothing is created for a manual registration, so what can be wrong with it must show here. */
async function isReadyForManual(context: IHookFunctions): Promise<boolean> {
	requireSettings(context);
	return (await requireWebhookSecrets(context)).length > 0;
}
