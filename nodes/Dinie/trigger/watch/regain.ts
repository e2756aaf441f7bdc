import type { ITriggerFunctions } from 'n8n-workflow';
import { nodeError } from '../../errors';
import { dinieApi } from '../../transport/request';
import type { Send } from '../../transport/send';
import { endpointsWhere, removeEndpoint } from '../../transport/webhookEndpoints';
import { isSameUrl } from '../../url';
import { goBy } from '../memory';
import { note } from '../news';
import { gainEndpoint } from '../registration/gainEndpoint';
import type { Registration } from '../registration/kept';
import { registrationOf, type Client } from '../registration/signingSecret';
import { BUDGET_MS } from '../registration/start';
import { markIn, type WantedEndpoint } from '../registration/wantedEndpoint';
import { gainedInWords } from '../registration/words';
import type { Watched } from './watched';

const TOO_LATE = 'the workflow was unpublished meanwhile';

/** Gains an endpoint anew, as a publish does; takes back what came too late. */
export async function regain(
	watched: Watched,
	{ send, client }: { send: Send; client: Client },
	former: Registration | undefined,
	isLeftBehind = false,
): Promise<void> {
	const { context, memory, wanted, isStill } = watched;
	const node = context.getNode();
	let hasCreated = false;
	let gainedId: string;
	try {
		const gained = await gainEndpoint({
			node,
			send,
			wanted,
			formerId: former?.endpointId,
			onCreate: () => (hasCreated = true),
		});
		if (!isStill()) throw new Error(TOO_LATE);
		const registration = registrationOf(node, gained, client, { url: wanted.url, isTest: false });
		const leftBehind = [...(former?.leftBehind ?? []), ...(isLeftBehind && former ? [former] : [])];
		goBy(memory, { ...registration, leftBehind });
		gainedId = gained.endpointId;
		if (former && former.endpointId !== gained.endpointId) memory.gone.set(former.endpointId, true);
	} catch (error) {
		if (hasCreated && !isStill()) await takeBack(context, wanted);
		throw nodeError(node, error as Error);
	}
	note(context, memory, gainedInWords(former?.endpointId, gainedId, isLeftBehind));
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

/** Before each write asks whether the trigger is still registered and the watch open. */
export const whileStill =
	({ isStill }: Watched, send: Send): Send =>
	async (request) => {
		if (request.method !== 'GET' && !isStill()) throw new Error(TOO_LATE);
		return await send(request);
	};
