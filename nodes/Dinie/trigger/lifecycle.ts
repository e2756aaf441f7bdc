import type { IHookFunctions } from 'n8n-workflow';
import { nodeError } from '../errors';
import { dinieApi } from '../transport/request';
import { removeEndpoint } from '../transport/webhookEndpoints';
import { requireWebhookSecrets } from './credentialSecrets';
import { idToDelete, isBroughtInLine } from './heldEndpoint';
import { gainEndpoint, ownEndpointIds } from './reconcile';
import {
	clearRegistration,
	keepSecret,
	openSecret,
	readRegistration,
	writeRegistration,
} from './registration';
import { isManualRegistration, readSettings } from './settings';
import { requireHttps, wantedEndpoint, webhookUrlOf } from './wantedEndpoint';

/** For all calls of one hook together: n8n gives up on a publish after two minutes. */
const HOOK_BUDGET_MS = 45_000;

/** What n8n calls when a workflow is published, unpublished or tested and, on its older engine, at start. */
export const endpointLifecycle = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		if (isManualRegistration(this)) return await isReadyForManual(this);
		const held = readRegistration(this);
		if (!held) return false;
		const isStarting = ['init', 'leadershipChange'].includes(this.getActivationMode());
		try {
			if ((await openSecret(this, held)) === undefined) return false;
			const wanted = wantedEndpoint(this, readSettings(this), isTestRun(this));
			if (!(await isBroughtInLine(this, hookApi(this), held.endpointId, wanted))) return false;
		} catch (error) {
			// Throwing here makes n8n's older engine delete a healthy endpoint while Dinie is down.
			if (!isStarting) throw nodeError(this.getNode(), error as Error);
			this.logger.warn(`Dinie Trigger keeps its endpoint unchecked: ${(error as Error).message}`);
		}
		writeRegistration(this, held);
		return true;
	},

	async create(this: IHookFunctions): Promise<boolean> {
		const settings = readSettings(this);
		if (settings.isManual) return true;
		const isTest = isTestRun(this);
		const wanted = wantedEndpoint(this, settings, isTest);
		requireHttps(this, wanted.url);
		const formerId = readRegistration(this)?.endpointId;
		const { secret, ...endpoint } = await gainEndpoint(this, hookApi(this), wanted, formerId);
		await keepSecret(this, secret, { ...endpoint, isTest });
		return true;
	},

	async delete(this: IHookFunctions): Promise<boolean> {
		const held = readRegistration(this);
		if (!held && isManualRegistration(this)) return true;
		const isTest = held?.isTest ?? webhookUrlOf(this).includes('/webhook-test/');
		const send = hookApi(this);
		try {
			const ids = held
				? await idToDelete(this, send, held.endpointId)
				: await ownEndpointIds(this, send);
			for (const id of ids) await removeEndpoint(send, id);
			clearRegistration(this);
		} catch (error) {
			// Throwing would keep n8n's test listener alive, and it would take the next event too.
			if (!isTest) throw nodeError(this.getNode(), error as Error);
			this.logger.warn(`Dinie Trigger left a test endpoint behind: ${(error as Error).message}`);
		}
		return true;
	},
};

const hookApi = (context: IHookFunctions) =>
	dinieApi(context, { deadline: Date.now() + HOOK_BUDGET_MS });

const isTestRun = (context: IHookFunctions) => context.getActivationMode() === 'manual';

/** Nothing is created for a manual registration, so what can be wrong with it must show here. */
async function isReadyForManual(context: IHookFunctions): Promise<boolean> {
	readSettings(context);
	return (await requireWebhookSecrets(context)).length > 0;
}
