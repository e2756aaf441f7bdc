import express, { Router, type ErrorRequestHandler, type Request } from 'express';
import { isObject, type JsonObject } from './api/body';
import type { FaultRule } from './api/faults';
import { guard } from './guard';
import type { Sandbox } from './sandbox';
import { ENDINGS, type Ending } from './story/lives';

/** A small JSON API that drives the sandbox from outside its process, with curl say. */
export function controlRoutes(sandbox: Sandbox): Router {
	const router = Router();
	router.use(guard, express.json());

	router.get('/', (_request, response) => {
		const { url, baseUrl, clientId, clientSecret, settings, clock } = sandbox;
		const time = { now: clock.now(), speed: clock.speed };
		response.json({ url, baseUrl, clientId, clientSecret, settings, clock: time });
	});
	router.get('/endpoints', (_request, response) => void response.json(sandbox.endpoints.list()));
	router.get('/requests', (_request, response) => void response.json(sandbox.requests));
	router.get('/events', (_request, response) => void response.json(sandbox.events));
	router.post('/events', (request, response) => {
		const { type, data } = bodyOf(request);
		response.status(201).json(sandbox.fire(String(type), isObject(data) ? { data } : {}));
	});
	router.post('/story', (request, response) => {
		const { ending = 'finished', stepMs } = bodyOf(request);
		const played = sandbox.playStory({
			ending: endingFrom(ending),
			...(stepMs !== undefined && { stepMs: Number(stepMs) }),
		});
		response.status(201).json({ ...played, done: undefined });
	});
	router.get('/deliveries', (_request, response) => void response.json(sandbox.deliveries));
	router.post('/deliveries/:id/redeliver', async (request, response) => {
		response.json(await sandbox.redeliver(request.params.id));
	});
	router.post('/clock', async (request, response) => {
		const { advanceMs = 0, speed = sandbox.clock.speed } = bodyOf(request);
		sandbox.clock.speed = Number(speed);
		await sandbox.clock.advance(Number(advanceMs));
		response.json({ now: sandbox.clock.now(), speed: sandbox.clock.speed });
	});
	router.get('/faults', (_request, response) => void response.json(shownFaults()));
	router.post('/faults', (request, response) => {
		sandbox.faults.add(faultRule(bodyOf(request)));
		response.status(201).json(shownFaults());
	});
	router.delete('/faults', (_request, response) => {
		sandbox.faults.clear();
		response.status(204).end();
	});
	router.use(refuse);
	return router;

	function shownFaults() {
		return sandbox.faults.list().map((rule) => ({ ...rule, path: rule.path?.source }));
	}
}

function faultRule({ path, ...effects }: JsonObject): FaultRule {
	return {
		...(effects as FaultRule),
		...(path !== undefined && { path: new RegExp(String(path)) }),
	};
}

function endingFrom(value: unknown): Ending {
	const ending = ENDINGS.find((each) => each === value);
	if (ending) return ending;
	throw new Error(`A story ends with ${ENDINGS.join(', ')}, not with ${String(value)}`);
}

function bodyOf(request: Request): JsonObject {
	const body: unknown = request.body;
	return isObject(body) ? body : {};
}

const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
	if (response.headersSent) return next(error);
	response.status(400).json({ error: error instanceof Error ? error.message : String(error) });
};
