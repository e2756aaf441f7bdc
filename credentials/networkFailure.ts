/**
 * Says in words why there was no answer. System error codes are kept out: n8n replaces any message that
 * contains one, such as ECONNREFUSED, by one of its own.
 * https://github.com/n8n-io/n8n/blob/master/packages/workflow/src/errors/abstract/node.error.ts
 */
export function networkFailure(error: Error & { code?: unknown }): string {
	const text = `${String(error.code ?? '')} ${error.message}`;
	const known = WORDS.find(([pattern]) => pattern.test(text));
	if (known) return known[1];
	const plain = error.message.replace(/\bE[A-Z_]{4,}\b/g, 'network failure').replace(/\.$/, '');
	return plain || 'the network failed';
}

const WORDS: Array<[RegExp, string]> = [
	[/ECONNREFUSED/, 'the connection was refused'],
	[/ENOTFOUND|EAI_AGAIN|GETADDRINFO/i, 'there is no such host'],
	[/timeout|ETIMEDOUT|ECONNABORTED/i, 'no answer came in time'],
	[/ECONNRESET|socket hang up|EPIPE|aborted/i, 'the connection was closed'],
];
