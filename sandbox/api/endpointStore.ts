import type { Changes } from '../changes';
import type { Clock } from '../clock';
import { newId, newSigningSecret } from '../ids';

type EndpointStatus = 'active' | 'disabled';

/** A change makes a new object, so one that was read earlier stays as it was. */
export type Endpoint = Readonly<{
	id: string;
	url: string;
	events: readonly string[];
	description: string | null;
	status: EndpointStatus;
	createdAt: number;
	updatedAt: number;
	secret: string;
	/** The secret rotated away, which signs as well until its grace period ends. */
	previous: PreviousSecret | null;
}>;

/** `graceEndsAt` is on the sandbox clock, `expiresAt` what the API told its caller. */
type PreviousSecret = Readonly<{ secret: string; graceEndsAt: number; expiresAt: number }>;

export type EndpointFields = Pick<Endpoint, 'url' | 'events' | 'description' | 'status'>;

export type NewEndpoint = Pick<Endpoint, 'url'> & Partial<EndpointFields>;

export type EndpointStore = ReturnType<typeof createEndpointStore>;

export const DEFAULT_GRACE_SECONDS = 3_600;

/** No rules here: tests use it to act behind the API's back. */
export function createEndpointStore(clock: Clock, changes: Changes) {
	const endpoints = new Map<string, Endpoint>();

	function save(endpoint: Endpoint): Endpoint {
		endpoints.set(endpoint.id, endpoint);
		changes.announce('endpoint', endpoint.id);
		return endpoint;
	}

	function known(id: string): Endpoint {
		const endpoint = endpoints.get(id);
		if (!endpoint) throw new Error(`The sandbox has no webhook endpoint ${id}`);
		return endpoint;
	}

	return {
		/** Oldest first. */
		list: () => [...endpoints.values()],
		get: (id: string) => endpoints.get(id),

		add({ url, events = [], description = null, status = 'active' }: NewEndpoint): Endpoint {
			const time = Date.now();
			return save({
				id: newId('we'),
				url,
				events,
				description,
				status,
				createdAt: time,
				updatedAt: time,
				secret: newSigningSecret(),
				previous: null,
			});
		},

		edit(id: string, fields: Partial<EndpointFields>): Endpoint {
			const endpoint = known(id);
			return save({ ...endpoint, ...fields, updatedAt: laterThan(endpoint) });
		},

		remove(id: string): boolean {
			const isRemoved = endpoints.delete(id);
			if (isRemoved) changes.announce('endpoint', id);
			return isRemoved;
		},

		/** A second rotation within the grace period ends the first one's. */
		rotate(id: string, { expireCurrentIn = DEFAULT_GRACE_SECONDS } = {}): Endpoint {
			const endpoint = known(id);
			const graceMs = expireCurrentIn * 1000;
			return save({
				...endpoint,
				secret: newSigningSecret(),
				previous: {
					secret: endpoint.secret,
					graceEndsAt: clock.now() + graceMs,
					expiresAt: Date.now() + graceMs,
				},
				updatedAt: laterThan(endpoint),
			});
		},

		activeSecrets(id: string): string[] {
			const { secret, previous } = known(id);
			return previous && previous.graceEndsAt > clock.now() ? [secret, previous.secret] : [secret];
		},
	};
}

/** Times are told in seconds: a change within the same second must show, too. */
const laterThan = ({ updatedAt }: Endpoint) => Math.max(Date.now(), updatedAt + 1000);
