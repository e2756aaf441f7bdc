import type { Request, Response } from 'express';

/** What an operation answers, before Express turns it into bytes. */
export type Answer = { status: number; headers?: Record<string, string>; body?: unknown };

export type Operation = (request: Request) => Answer;

export function ok(body: object): Answer {
	return { status: 200, body };
}

/** Text is sent as it is, anything else as JSON. */
export function send(response: Response, { status, headers, body }: Answer): void {
	response.status(status).set(headers ?? {});
	if (body === undefined) {
		response.end();
		return;
	}
	if (!response.get('content-type')) response.set('content-type', 'application/json');
	response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
