import type { RequestHandler, Router } from 'express';

/** A service that workflows call: what answers for each of its hosts, and the credentials it accepts. */
export type Service = { hosts: Record<string, Router>; credentials: Record<string, object> };

/** Answers 401 to whoever does not present the token. */
export function requireToken(token: string): RequestHandler {
	return (request, response, next) => {
		if (request.headers.authorization === `Bearer ${token}`) next();
		else response.status(401).json({ message: 'The stand-in does not know this token' });
	};
}
