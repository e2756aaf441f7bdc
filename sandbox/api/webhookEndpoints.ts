import { Router, type Request } from 'express';
import { formOf, type Form } from '../contract';
import { ROTATE_PATHS, type Settings } from '../settings';
import { ok, type Answer } from './answer';
import { endpointChanges, graceSeconds, newEndpoint } from './endpointInput';
import type { Endpoint, EndpointStore } from './endpointStore';
import { pathOf } from './faults';
import type { createIdempotency } from './idempotency';
import { pageOf } from './pages';
import { Problem } from './problems';
import type { Respond } from './respond';

type Parts = {
	respond: Respond;
	idempotent: ReturnType<typeof createIdempotency>;
	store: EndpointStore;
	settings: Settings;
};

export function webhookEndpointRoutes({ respond, idempotent, store, settings }: Parts): Router {
	const router = Router();
	const collection = '/webhooks/endpoints';
	const single = `${collection}/:id`;

	router.post(collection, respond(idempotent(create)));
	router.get(collection, respond(list));
	router.get(
		single,
		respond((request) => ok(shown(found(request)))),
	);
	router.patch(single, respond(update));
	router.delete(single, respond(remove));
	for (const path of ROTATE_PATHS) {
		const rotateHere = idempotent(rotate);
		router.post(
			`${single}/${path}`,
			respond((request) => {
				if (!settings.rotatePaths.includes(path)) throw noSuchPath(request);
				return rotateHere(request);
			}),
		);
	}
	return router;

	function create(request: Request): Answer {
		const endpoint = store.add(newEndpoint(request));
		return { status: 201, body: { ...shown(endpoint), secret: endpoint.secret } };
	}

	function list(request: Request): Answer {
		const { data, hasMore } = pageOf(store.list().reverse(), request);
		return ok({ data: data.map(shown), has_more: hasMore });
	}

	function update(request: Request): Answer {
		const { id } = found(request);
		return ok(shown(store.edit(id, endpointChanges(request))));
	}

	function remove(request: Request): Answer {
		store.remove(found(request).id);
		return { status: 204 };
	}

	function rotate(request: Request): Answer {
		const { id } = found(request);
		const { secret, previous } = store.rotate(id, { expireCurrentIn: graceSeconds(request) });
		const expiry = formOf(settings.contract).time(previous?.expiresAt ?? Date.now());
		return ok({ id, secret, previous_secret_expires_at: expiry });
	}

	function found(request: Request): Endpoint {
		const id = String(request.params['id']);
		const endpoint = store.get(id);
		if (endpoint) return endpoint;
		throw new Problem('not-found', `There is no webhook endpoint ${id}.`, { code: 'not_found' });
	}

	function shown(endpoint: Endpoint) {
		return inForm(formOf(settings.contract), endpoint);
	}
}

export function noSuchPath(request: Request): Problem {
	const detail = `There is no ${request.method} ${pathOf(request)}.`;
	return new Problem('not-found', detail, { code: 'not_found' });
}

function inForm(form: Form, endpoint: Endpoint) {
	return {
		id: endpoint.id,
		url: endpoint.url,
		events: form.events(endpoint.events),
		description: form.description(endpoint.description),
		status: endpoint.status,
		created_at: form.time(endpoint.createdAt),
		updated_at: form.time(endpoint.updatedAt),
	};
}
