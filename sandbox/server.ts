import express from 'express';
import { createEndpointStore } from './api/endpointStore';
import { createFaults } from './api/faults';
import { createIdempotency } from './api/idempotency';
import { createRateLimit } from './api/rateLimit';
import { createRequestLog } from './api/requestLog';
import { createRespond } from './api/respond';
import { apiRoutes, BASE_PATHS } from './api/routes';
import { createTokens } from './api/token';
import { createChanges } from './changes';
import { createClock } from './clock';
import { controlRoutes } from './control';
import { createPoster } from './deliveries/attempt';
import { createEvents } from './deliveries/events';
import { createForger } from './deliveries/forge';
import { createQueue } from './deliveries/queue';
import { sign } from './deliveries/sign';
import { listen } from './listener';
import { pageRoutes } from './page/routes';
import type { Sandbox } from './sandbox';
import { completeSettings, type SandboxOptions } from './settings';
import { createPlayer } from './story/play';
import { createStory } from './story/story';

export type { Sandbox };

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
	const story = createStory(clock, changes);
	const { events, fire, sample } = createEvents({ settings, queue, story, changes });

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
		customers: story.customers,
		creditOffers: story.creditOffers,
		loans: story.loans,
		fire,
		sample,
		playStory: createPlayer({ clock, settings, story, fire }),
		redeliver: queue.redeliver,
		forge: createForger({ clock, settings, store, poster, changes, queue, sample }),
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

	const rateLimit = createRateLimit(settings);
	const respond = createRespond({ settings, tokens, faults, rateLimit, log });
	app.use('/control', controlRoutes(sandbox));
	app.use(pageRoutes(sandbox));
	const idempotent = createIdempotency(clock);
	app.use(apiRoutes({ respond, tokens, idempotent, store, story, settings, clock }));
	return sandbox;
}
