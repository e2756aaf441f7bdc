import type { ICredentialDataDecryptedObject, IHookFunctions } from 'n8n-workflow';
import { baseUrlOf } from '../../../../credentials/baseUrl';
import { outOfTime } from '../../transport/problem';
import { isOutageForAll } from '../../transport/problemKinds';
import { dinieApi } from '../../transport/request';
import type { Send } from '../../transport/send';
import { BoundedMap } from '../boundedMap';

/** For all calls of one hook or tick together: n8n gives up on a publish after two minutes. */
export const BUDGET_MS = 45_000;
/** n8n starts five workflows at a time, and all others wait. */
const START_BUDGET_MS = 10_000;
const SILENCE_MS = 60_000;
const MOST_ADDRESSES = 100;

/** Until when an address that gave no answer is not asked at a start, by a clock that does not go back. */
const silentUntil = new BoundedMap<number>(MOST_ADDRESSES);

/** Whether n8n itself starts, and nobody waits for an answer: a hook that throws then ends the workflow for good. */
export const isStart = (context: IHookFunctions) =>
	['init', 'leadershipChange'].includes(context.getActivationMode());

/** Whether a person waits, and is to be told whatever stands in the way. */
export const isAskedFor = (context: IHookFunctions) =>
	['activate', 'manual'].includes(context.getActivationMode());

/** The way to Dinie for one hook. */
export function hookApi(context: IHookFunctions): Send {
	if (!isStart(context)) return dinieApi(context, { deadline: Date.now() + BUDGET_MS });
	const send = dinieApi(context, { deadline: Date.now() + START_BUDGET_MS, tries: 1 });
	return async (request) => {
		const credential = await context.getCredentials<ICredentialDataDecryptedObject>('dinieApi');
		const address = baseUrlOf(credential);
		if (performance.now() < (silentUntil.get(address) ?? 0)) {
			throw outOfTime(context.getNode(), request);
		}
		return await send(request).catch((error: Error) => {
			if (isOutageForAll(error)) silentUntil.set(address, performance.now() + SILENCE_MS);
			throw error;
		});
	};
}
