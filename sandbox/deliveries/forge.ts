import type { EndpointStore } from '../api/endpointStore';
import type { Changes } from '../changes';
import type { AlarmClock } from '../clock';
import { formOf } from '../contract';
import { newId, newSigningSecret } from '../ids';
import type { Settings } from '../settings';
import type { Poster } from './attempt';
import { hasArrived, newDelivery, type Attempt, type Forgery } from './delivery';
import type { createQueue } from './queue';
import { sign, type Message, type SignedHeaders } from './sign';

const FORGED_EVENT = 'loan.active';

/** Twice as old as receivers may accept. */
const TOO_OLD_SECONDS = 600;

type Forge = (secrets: readonly string[], message: Message) => Partial<SignedHeaders>;

const FORGERIES: Record<Forgery, Forge> = {
	'wrong signature': (_secrets, message) => sign([newSigningSecret()], message),
	'old timestamp': (secrets, message) =>
		sign(secrets, { ...message, timestamp: Number(message.timestamp) - TOO_OLD_SECONDS }),
	'no signature': (_secrets, { id, timestamp }) => ({
		'webhook-id': id,
		'webhook-timestamp': String(timestamp),
	}),
};

type Parts = {
	clock: AlarmClock;
	settings: Settings;
	store: EndpointStore;
	poster: Poster;
	changes: Changes;
	queue: ReturnType<typeof createQueue>;
	sample(type: string): Record<string, unknown>;
};

export const FORGERY_NAMES = Object.keys(FORGERIES) as Forgery[];

/** Sends an endpoint one delivery that is not genuine, and never again. */
export function createForger({ clock, settings, store, poster, changes, queue, sample }: Parts) {
	return async function forge(endpointId: string, forgery: Forgery): Promise<Attempt> {
		const endpoint = store.get(endpointId);
		if (!endpoint) throw new Error(`The sandbox has no webhook endpoint ${endpointId}`);
		const form = formOf(settings.contract);
		const data = sample(FORGED_EVENT);
		const event = { id: newId('evt'), type: FORGED_EVENT, at: Date.now(), data, assumed: [] };
		const delivery = queue.keep(newDelivery(event, endpointId, form, forgery));
		changes.announce('delivery', delivery.id);

		const { body } = delivery;
		const message = { id: event.id, timestamp: Math.floor(event.at / 1000), body };
		const headers = FORGERIES[forgery](store.activeSecrets(endpointId), message);
		const { url } = endpoint;
		const at = clock.now();
		const posting = poster.post({ url, headers, body, timeoutMs: settings.deliveryTimeoutMs });
		clock.schedule(at, async () => void (await posting));
		const made = { at, url, headers, ...(await posting) };
		delivery.attempts.push(made);
		delivery.status = hasArrived(made) ? 'delivered' : 'failed';
		changes.announce('delivery', delivery.id);
		return made;
	};
}
