import type { LoggedRequest } from '../../sandbox/api/requestLog';
import type { Delivery } from '../../sandbox/deliveries/delivery';
import type { SandboxEvent } from '../../sandbox/deliveries/events';
import type { Sandbox } from '../../sandbox/server';
import type { Change } from './row';

/** What happened at one Dinie since a row began. */
export class Account {
	private readonly before: Record<'deliveries' | 'events' | 'requests', number>;

	constructor(readonly sandbox: Sandbox) {
		const { deliveries, events, requests } = sandbox;
		this.before = {
			deliveries: deliveries.length,
			events: events.length,
			requests: requests.length,
		};
	}

	deliveries(): Delivery[] {
		return this.sandbox.deliveries.slice(this.before.deliveries);
	}

	events(): SandboxEvent[] {
		return this.sandbox.events.slice(this.before.events);
	}

	requests(): LoggedRequest[] {
		return this.sandbox.requests.slice(this.before.requests);
	}
}

/** What a call of Dinie's API changed; nothing for one that was refused, or that only read. */
export function changeBy({ method, path, status }: LoggedRequest): Change[] {
	if (status === null || status >= 300 || !path.includes('/webhooks/')) return [];
	if (method === 'POST') return [/rotate/.test(path) ? 'rotate' : 'create'];
	if (method === 'PATCH') return ['update'];
	return method === 'DELETE' ? ['delete'] : [];
}
