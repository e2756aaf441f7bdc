import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler } from 'express';
import { formOf } from '../contract';
import type { Settings } from '../settings';
import { send, type Answer, type Operation } from './answer';
import { isObject } from './body';
import { pathOf, type createFaults, type FaultAnswer } from './faults';
import { problemForStatus, Problem } from './problems';
import type { RateLimit } from './rateLimit';
import type { createRequestLog } from './requestLog';
import type { Tokens } from './token';

type Access = 'with token' | 'without token';

export type Respond = (operation: Operation, access?: Access) => RequestHandler;

type Parts = {
	settings: Settings;
	tokens: Tokens;
	faults: ReturnType<typeof createFaults>;
	rateLimit: RateLimit;
	log: ReturnType<typeof createRequestLog>;
};

/** Wraps an operation in all that every call goes through: log, faults, limit, token, problems. */
export function createRespond(parts: Parts): Respond {
	const { settings, tokens, faults, rateLimit, log } = parts;

	return (operation, access = 'with token') =>
		async (request, response) => {
			const entry = log.add(request);
			const fault = faults.take(request) ?? {};
			const operate = () => perform(operation, access, request);

			if (fault.expireToken) tokens.expire(request);
			const done = fault.afterwards ? operate() : undefined;
			if (fault.delayMs) await wait(fault.delayMs, undefined, { ref: false });
			if (fault.hang) return;
			if (fault.drop) return void request.socket.destroy();
			const answer = fault.answer
				? faultAnswer(fault.answer, request)
				: without(done ?? operate(), fault.omit);
			log.close(entry, answer.status);
			send(response.set({ 'x-request-id': entry.id, ...rateLimit.headers() }), answer);
		};

	function perform(operation: Operation, access: Access, request: Request): Answer {
		return answerOf(() => {
			if (access === 'with token') {
				rateLimit.count();
				tokens.check(request);
			}
			return operation(request);
		}, request);
	}

	function answerOf(operation: () => Answer, request: Request): Answer {
		try {
			return operation();
		} catch (error) {
			const problem = error instanceof Problem ? error : new Problem('internal', String(error));
			return problem.toAnswer(formOf(settings.contract), pathOf(request));
		}
	}

	function faultAnswer(fault: FaultAnswer, request: Request): Answer {
		const { status, body, retryAfterSeconds } = fault;
		const form = formOf(settings.contract);
		const answer =
			body === undefined
				? problemForStatus(status).toAnswer(form, pathOf(request))
				: { body, headers: typeof body === 'string' ? HTML : {} };
		const retryAfter =
			retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
		const spent = status === 429 ? { 'x-ratelimit-remaining': '0' } : {};
		return {
			...answer,
			status,
			headers: { ...answer.headers, ...spent, ...retryAfter, ...fault.headers },
		};
	}
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };

function without(answer: Answer, fields: readonly string[] = []): Answer {
	if (!isObject(answer.body)) return answer;
	const kept = Object.entries(answer.body).filter(([field]) => !fields.includes(field));
	return { ...answer, body: Object.fromEntries(kept) };
}
