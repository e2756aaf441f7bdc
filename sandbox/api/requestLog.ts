import type { IncomingHttpHeaders } from 'node:http';
import type { Request } from 'express';
import type { Changes } from '../changes';
import { remember } from '../history';
import { newId } from '../ids';
import { bodyText, parsed } from './body';
import { idempotencyKey } from './idempotency';

const REQUESTS_KEPT = 10_000;

/** A call of the API. The status stays null while it hangs and when the connection was dropped. */
export type LoggedRequest = {
	readonly id: string;
	/** Wall-clock milliseconds. */
	readonly at: number;
	readonly method: string;
	readonly path: string;
	readonly query: string;
	readonly headers: IncomingHttpHeaders;
	readonly idempotencyKey: string | null;
	/** Parsed when it is JSON, else text, null when there was none. */
	readonly body: unknown;
	status: number | null;
};

export function createRequestLog(changes: Changes) {
	const requests: LoggedRequest[] = [];

	return {
		requests,
		add(request: Request): LoggedRequest {
			const [path = '', query = ''] = withoutCpf(request.originalUrl).split('?', 2);
			const text = bodyText(request);
			const entry: LoggedRequest = {
				id: newId('req'),
				at: Date.now(),
				method: request.method,
				path,
				query,
				headers: request.headers,
				idempotencyKey: idempotencyKey(request) ?? null,
				body: text === '' ? null : (parsed(text) ?? text),
				status: null,
			};
			remember(requests, entry, REQUESTS_KEPT);
			changes.announce('request', entry.id);
			return entry;
		},
		close(entry: LoggedRequest, status: number): void {
			entry.status = status;
			changes.announce('request', entry.id);
		},
	};
}

/** Personal numbers stay out of what people see and log. */
function withoutCpf(url: string): string {
	return url
		.replace(/([?&]cpf=)[^&]*/gi, '$1[removed]')
		.replace(/(?<![0-9a-z])\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?![0-9a-z])/gi, '[removed]');
}
