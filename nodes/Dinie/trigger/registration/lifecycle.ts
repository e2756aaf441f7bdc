import type { IHookFunctions } from 'n8n-workflow';
import { nodeError } from '../../errors';
import { dinieApi } from '../../transport/request';
import { removeEndpoint } from '../../transport/webhookEndpoints';
import { requireWebhookSecrets } from '../../webhook/credentialSecrets';
import { idToDelete, isBroughtInLine } from './heldEndpoint';
import { nextKeptAt, noteRegistered, noteUnregistered } from './newestRegistration';
import { gainEndpoint, ownEndpointIds } from './gainEndpoint';
import {
	clearRegistration,
	keepSecret,
	openSecret,
	readRegistration,
	writeRegistration,
} from './kept';
import { isRollback, notingFailure } from './rollback';
import { isManualRegistration, readSettings } from '../settings';
import { requireHttps, wantedEndpoint, webhookUrlOf } from './wantedEndpoint';

/** For all calls of one hook together: n8n gives up on a publish after two minutes. */
const HOOK_BUDGET_MS = 45_000;

/** What n8n calls when a workflow is published, unpublished or tested and, on its older engine, at start. */
export const endpointLifecycle = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		return await notingFailure(this, async () => await isRegistered(this));
	},

	async create(this: IHookFunctions): Promise<boolean> {
		await notingFailure(this, async () => await register(this));
		return true;
	},

	async delete(this: IHookFunctions): Promise<boolean> {
		const held = readRegistration(this);
		if (!held && isManualRegistration(this)) return true;
		const isTest = held?.isTest ?? webhookUrlOf(this).includes('/webhook-test/');
		const isUndoing = isRollback(this);
		const send = hookApi(this);
		try {
			const known = held ? await idToDelete(this, send, held.endpointId) : [];
			// What is kept can be of an earlier endpoint: n8n saves the static data of a workflow as a whole.
			const ids = known.length > 0 ? known : await ownEndpointIds(this, send);
			for (const id of ids) await removeEndpoint(send, id);
			clearRegistration(this);
			if (!isTest) noteUnregistered(this);
		} catch (error) {
			// Throwing would keep n8n's test listener alive, and it would take the next event too. In a rollback it would
			// keep the route: n8n's publication engine then takes the trigger for registered at the next publish.
			if (!isTest && !isUndoing) throw nodeError(this.getNode(), error as Error);
			const failure = isTest ? 'left a test endpoint behind' : 'could not undo a failed publish';
			this.logger.warn(`Dinie Trigger ${failure}: ${(error as Error).message}`);
		}
		return true;
	},
};

async function isRegistered(context: IHookFunctions): Promise<boolean> {
	if (isManualRegistration(context)) return await isReadyForManual(context);
	const held = readRegistration(context);
	if (!held) return false;
	const isStarting = ['init', 'leadershipChange'].includes(context.getActivationMode());
	try {
		if ((await openSecret(context, held)) === undefined) return false;
		const wanted = wantedEndpoint(context, readSettings(context), isTestRun(context));
		const { endpointId } = held;
		if (!(await isBroughtInLine(context, hookApi(context), endpointId, wanted))) return false;
	} catch (error) {
		// Throwing here makes n8n's older engine delete a healthy endpoint while Dinie is down.
		if (!isStarting) throw nodeError(context.getNode(), error as Error);
		context.logger.warn(`Dinie Trigger keeps its endpoint unchecked: ${(error as Error).message}`);
	}
	writeRegistration(context, held);
	if (!isTestRun(context)) noteRegistered(context);
	return true;
}

async function register(context: IHookFunctions): Promise<void> {
	const settings = readSettings(context);
	if (settings.isManual) return;
	const isTest = isTestRun(context);
	const wanted = wantedEndpoint(context, settings, isTest);
	requireHttps(context, wanted.url);
	const formerId = readRegistration(context)?.endpointId;
	const send = hookApi(context);
	const { secret, ...endpoint } = await gainEndpoint(context, send, wanted, formerId);
	await keepSecret(context, secret, { ...endpoint, isTest, keptAt: nextKeptAt(context) });
	if (!isTest) noteRegistered(context);
}

const hookApi = (context: IHookFunctions) =>
	dinieApi(context, { deadline: Date.now() + HOOK_BUDGET_MS });

const isTestRun = (context: IHookFunctions) => context.getActivationMode() === 'manual';

/** Nothing is created for a manual registration, so what can be wrong with it must show here. */
async function isReadyForManual(context: IHookFunctions): Promise<boolean> {
	readSettings(context);
	return (await requireWebhookSecrets(context)).length > 0;
}
