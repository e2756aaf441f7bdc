import type { RequestHandler } from 'express';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Keeps other websites, open in the same browser, from driving the sandbox: their forms carry an
 * Origin of their own, and names of theirs that lead here (DNS rebinding) stand in the Host header.
 */
export const guard: RequestHandler = (request, response, next) => {
	const host = request.get('host') ?? '';
	if (!isLoopback(host)) {
		const refusal = `The sandbox answers to ${LOOPBACK_NAMES.join(', ')} only, not to "${host}".`;
		return void response.status(403).type('text').send(refusal);
	}
	if (!isReading(request.method) && isFromElsewhere(request.get('origin'), host)) {
		const refusal = 'The sandbox takes no orders from pages of other websites.';
		return void response.status(403).type('text').send(refusal);
	}
	next();
};

function isLoopback(host: string): boolean {
	const url = `http://${host}`;
	return URL.canParse(url) && LOOPBACK_NAMES.includes(new URL(url).hostname);
}

function isReading(method: string): boolean {
	return method === 'GET' || method === 'HEAD';
}

/** Browsers name the origin of every POST; programs like curl do not. */
function isFromElsewhere(origin: string | undefined, host: string): boolean {
	return origin !== undefined && origin !== `http://${host}`;
}
