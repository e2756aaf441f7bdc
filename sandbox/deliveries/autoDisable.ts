import type { EndpointStore } from '../api/endpointStore';
import type { Settings } from '../settings';

/** Disables an endpoint after several events in a row that could not be delivered to it. */
export function createAutoDisable(settings: Settings, store: EndpointStore) {
	const failedInARow = new Map<string, number>();

	return {
		countDelivered(endpointId: string): void {
			failedInARow.delete(endpointId);
		},
		countFailed(endpointId: string): void {
			const failures = (failedInARow.get(endpointId) ?? 0) + 1;
			failedInARow.set(endpointId, failures);
			if (failures < settings.disableAfterFailedEvents || !store.get(endpointId)) return;
			failedInARow.delete(endpointId);
			store.edit(endpointId, { status: 'disabled' });
		},
	};
}
