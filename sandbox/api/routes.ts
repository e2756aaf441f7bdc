import express, { Router, type ErrorRequestHandler } from 'express';
import type { Clock } from '../clock';
import type { Settings } from '../settings';
import type { Story } from '../story/story';
import type { Operation } from './answer';
import { creditOfferRoutes } from './creditOffers';
import { customerRoutes } from './customers';
import type { EndpointStore } from './endpointStore';
import type { createIdempotency } from './idempotency';
import { loanRoutes } from './loans';
import { Problem } from './problems';
import type { Respond } from './respond';
import type { Tokens } from './token';
import { noSuchPath, webhookEndpointRoutes } from './webhookEndpoints';

/** The documentation's base path, and the one the SDKs use. */
export const BASE_PATHS = ['/v3', '/api/v3'];

const LARGEST_BODY = '1mb';

type Parts = {
	respond: Respond;
	tokens: Tokens;
	idempotent: ReturnType<typeof createIdempotency>;
	store: EndpointStore;
	story: Story;
	clock: Clock;
	settings: Settings;
};

/** Everything that Dinie itself serves. */
export function apiRoutes(parts: Parts): Router {
	const { respond, tokens } = parts;
	const nothingHere: Operation = (request) => {
		throw noSuchPath(request);
	};
	const unreadable: ErrorRequestHandler = (error: unknown, request, response, next) =>
		respond(() => {
			const detail = error instanceof Error ? error.message : String(error);
			throw new Problem('invalid-request', detail, { code: 'malformed_body' });
		}, 'without token')(request, response, next);

	const api = Router();
	api.use(express.raw({ type: () => true, limit: LARGEST_BODY }));
	api.post('/auth/token', respond(tokens.issue, 'without token'));
	api.use(webhookEndpointRoutes(parts), customerRoutes(parts));
	api.use(creditOfferRoutes(parts), loanRoutes(parts));
	api.use(respond(nothingHere));

	const routes = Router();
	routes.use(BASE_PATHS, api);
	routes.use(respond(nothingHere, 'without token'), unreadable);
	return routes;
}
