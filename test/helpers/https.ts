import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

type Call = {
	method: string;
	ca: string;
	headers?: OutgoingHttpHeaders;
	body?: string | Uint8Array;
	signal?: AbortSignal;
};

/** One HTTPS call that trusts the given certificate; any status is an answer. */
export async function call(url: string, { body, ...options }: Call): Promise<Answer> {
	return await new Promise((resolve, reject) => {
		const outgoing = request(url, options, (incoming) => {
			const { statusCode = 0, headers } = incoming;
			text(incoming).then(
				(answer) => resolve({ status: statusCode, headers, body: answer }),
				reject,
			);
		});
		outgoing.on('error', reject).end(body);
	});
}
