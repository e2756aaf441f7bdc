import type { Endpoint, EndpointStore } from '../api/endpointStore';
import type { Changes } from '../changes';
import type { AlarmClock } from '../clock';
import { formOf } from '../contract';
import { remember } from '../history';
import type { Settings } from '../settings';
import type { Poster } from './attempt';
import { createAutoDisable } from './autoDisable';
import {
	hasArrived,
	newDelivery,
	type FiredEvent,
	withNewDeliveryId,
	type Attempt,
	type Delivery,
} from './delivery';
import { isSubscribed } from './patterns';
import { sign } from './sign';
import { createSlots } from './slots';

const RETRY_DELAYS_MS = [1, 5, 15, 60, 360].map((minutes) => minutes * 60_000);

const DELIVERIES_KEPT = 100_000;

type Parts = {
	clock: AlarmClock;
	settings: Settings;
	store: EndpointStore;
	poster: Poster;
	changes: Changes;
};

/** Delivers events, tries again by the schedule, and disables endpoints that keep failing. */
export function createQueue({ clock, settings, store, poster, changes }: Parts) {
	const deliveries: Delivery[] = [];
	const autoDisable = createAutoDisable(settings, store);
	const withSlot = createSlots(() => settings.deliveriesAtOnce);

	return { deliveries, enqueue, redeliver, keep };

	function enqueue(event: FiredEvent): Delivery[] {
		const receivers = store
			.list()
			.filter(({ status, events }) => status === 'active' && isSubscribed(events, event.type));
		return receivers.map(({ id }) => {
			const delivery = keep(newDelivery(event, id, formOf(settings.contract)));
			plan(delivery, 0, 0);
			return delivery;
		});
	}

	function keep(delivery: Delivery): Delivery {
		return remember(deliveries, delivery, DELIVERIES_KEPT);
	}

	/** Sends a delivery once more, whatever became of it, and leaves its schedule alone. */
	async function redeliver(id: string): Promise<Attempt> {
		const delivery = deliveries.find((each) => each.id === id);
		const endpoint = delivery && store.get(delivery.endpointId);
		if (!delivery || delivery.forgery || !endpoint)
			throw new Error(`The sandbox cannot redeliver ${id}`);
		const { nextAttemptAt } = delivery;
		const attempting = attempt(delivery, endpoint);
		clock.schedule(clock.now(), async () => void (await attempting));
		const made = await attempting;
		if (delivery.status === 'pending') delivery.nextAttemptAt = nextAttemptAt;
		return made;
	}

	function plan(delivery: Delivery, delayMs: number, retriesSoFar: number): void {
		const at = clock.now() + delayMs;
		delivery.nextAttemptAt = at;
		changes.announce('delivery', delivery.id);
		clock.schedule(at, () => withSlot(() => tryDelivering(delivery, retriesSoFar)));
	}

	/**
	 * What becomes of waiting retries once an endpoint is disabled or deleted is undocumented; this
	 * does as https://docs.stripe.com/webhooks#retries says of Stripe.
	 */
	async function tryDelivering(delivery: Delivery, retriesSoFar: number): Promise<void> {
		if (delivery.status !== 'pending') return;
		const endpoint = store.get(delivery.endpointId);
		if (endpoint?.status !== 'active') return close(delivery, 'discarded');
		if (hasArrived(await attempt(delivery, endpoint))) return;
		const delayMs = retryDelays()[retriesSoFar];
		if (delayMs !== undefined) return plan(delivery, delayMs, retriesSoFar + 1);
		close(delivery, 'failed');
		autoDisable.countFailed(endpoint.id);
	}

	function retryDelays(): readonly number[] {
		return settings.firstDeliveryCounts ? RETRY_DELAYS_MS.slice(0, -1) : RETRY_DELAYS_MS;
	}

	async function attempt(delivery: Delivery, { id, url }: Endpoint): Promise<Attempt> {
		delivery.nextAttemptAt = null;
		if (settings.deliveryIdPerAttempt && delivery.attempts.length > 0) {
			delivery.body = withNewDeliveryId(delivery.body);
		}
		const { eventId, body } = delivery;
		const at = clock.now();
		const timestamp = Math.floor((Date.now() + settings.clockSkewMs) / 1000);
		const headers = sign(store.activeSecrets(id), { id: eventId, timestamp, body });
		const timeoutMs = settings.deliveryTimeoutMs;
		const made = { at, url, headers, ...(await poster.post({ url, headers, body, timeoutMs })) };
		delivery.attempts.push(made);
		if (hasArrived(made)) {
			autoDisable.countDelivered(id);
			close(delivery, 'delivered');
		} else changes.announce('delivery', delivery.id);
		return made;
	}

	function close(delivery: Delivery, status: Delivery['status']): void {
		delivery.status = status;
		delivery.nextAttemptAt = null;
		changes.announce('delivery', delivery.id);
	}
}
