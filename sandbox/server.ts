import express from 'express';
import { createEndpointStore, type EndpointStore } from './api/endpointStore';
import { createFaults, type Faults } from './api/faults';
import { createIdempotency } from './api/idempotency';
import { createRateLimit } from './api/rateLimit';
import { createRequestLog, type LoggedRequest } from './api/requestLog';
import { createRespond } from './api/respond';
import { apiRoutes, BASE_PATHS } from './api/routes';
import { createTokens } from './api/token';
import { createChanges, type Listener } from './changes';
import { createClock, type Clock } from './clock';
import { controlRoutes } from './control';
import { createPoster } from './deliveries/attempt';
import { createEvents, type FireOptions, type SandboxEvent } from './deliveries/events';
import type { Attempt, Delivery } from './deliveries/delivery';
import { createForger, type Forgery } from './deliveries/forge';
import { createQueue } from './deliveries/queue';
import { sign, type Message, type SignedHeaders } from './deliveries/sign';
import { listen } from './listener';
import { pageRoutes } from './page/routes';
import { completeSettings, type SandboxOptions, type Settings } from './settings';

/** A stand-in for the Dinie API, in memory, on loopback. */
export type Sandbox = {
	readonly url: string;
	/** With the documentation's base path; `/api/v3` is served as well. */
	readonly baseUrl: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** May be changed at any time. */
	readonly settings: Settings;
	readonly clock: Clock;
	/** Reads and changes endpoints behind the API's back. */
	readonly endpoints: EndpointStore;
	readonly faults: Faults;
	readonly requests: readonly LoggedRequest[];
	readonly events: readonly SandboxEvent[];
	readonly deliveries: readonly Delivery[];

	fire(type: string, options?: FireOptions): SandboxEvent;
	sample(type: string): Record<string, unknown>;
	redeliver(deliveryId: string): Promise<Attempt>;
	/** Sends an endpoint what a stranger might send it; it should be refused. */
	forge(endpointId: string, forgery: Forgery): Promise<Attempt>;
	/** Headers as the sandbox would send them, for an endpoint or with a secret. */
	sign(endpointIdOrSecret: string, message: Message): SignedHeaders;
	/** Resolves when no attempt is under way and none is due. */
	idle(): Promise<void>;
	expireTokens(): void;
	/** Returns the function that ends the subscription. */
	subscribe(listener: Listener): () => void;

	/** Refuses connections, state kept; deliveries go on. */
	down(): Promise<void>;
	up(): Promise<void>;
	close(): Promise<void>;
};

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const settings = completeSettings(options);
	const changes = createChanges();
	const clock = createClock(options.speed);
	const store = createEndpointStore(clock, changes);
	const tokens = createTokens(settings, clock);
	const faults = createFaults(changes);
	const log = createRequestLog(changes);
	const poster = createPoster(options.trust);
	const queue = createQueue({ clock, settings, store, poster, changes });
	const { events, fire, sample } = createEvents({ settings, queue, changes });

	const app = express().disable('x-powered-by').disable('etag');
	const listener = await listen(app, options.port ?? 0);

	const sandbox: Sandbox = {
		url: listener.url,
		baseUrl: `${listener.url}${BASE_PATHS[0]}`,
		get clientId() {
			return settings.clientId;
		},
		get clientSecret() {
			return settings.clientSecret;
		},
		settings,
		clock,
		endpoints: store,
		faults,
		requests: log.requests,
		events,
		deliveries: queue.deliveries,
		fire,
		sample,
		redeliver: queue.redeliver,
		forge: createForger({ clock, settings, store, poster, changes, queue }),
		sign: (endpointIdOrSecret, message) =>
			sign(
				store.get(endpointIdOrSecret)
					? store.activeSecrets(endpointIdOrSecret)
					: [endpointIdOrSecret],
				message,
			),
		idle: clock.settled,
		expireTokens: tokens.expireAll,
		subscribe: changes.subscribe,
		down: listener.down,
		up: listener.up,
		async close() {
			clock.stop();
			poster.close();
			await listener.down();
		},
	};

	const countRequest = createRateLimit(settings);
	const respond = createRespond({ settings, tokens, faults, countRequest, log });
	app.use('/control', controlRoutes(sandbox));
	app.use(pageRoutes(sandbox));
	app.use(apiRoutes({ respond, tokens, idempotent: createIdempotency(clock), store, settings }));
	return sandbox;
}
