import { NodeApiError, NodeOperationError, UserError, type JsonObject } from 'n8n-workflow';
import {
	outOfTime,
	problemError,
	unexpected,
	unreachable,
} from '../../../nodes/Dinie/transport/problem';
import { isForbidden, isGone, isOutage } from '../../../nodes/Dinie/transport/problemKinds';
import { TokenRefused } from '../../../credentials/accessToken';
import { triggerNode } from '../../contexts/nodes';

const node = triggerNode({});
const asked = { purpose: 'create the webhook endpoint' };

const problem = (changes: JsonObject = {}) => ({
	type: 'https://api.dinie.com.br/errors/validation-failed',
	title: 'Validation Failed',
	status: 422,
	detail: 'url must be an absolute https:// URL.',
	code: 'invalid_format',
	...changes,
});

const message = (statusCode: number, body: unknown, hint?: string) =>
	problemError(node, asked, { statusCode, body } as never, hint).message;

/** As n8n hands on whatever went wrong in its request helper. */
const wrapped = (error: Error) => new NodeApiError(node, error as unknown as JsonObject);
const networkError = (code: string, text: string) => Object.assign(new Error(text), { code });

test('a refusal says who refused what, why, and what to do', () => {
	expect(message(422, problem())).toBe(
		'Dinie refused to create the webhook endpoint (HTTP 422): url must be an absolute https:// URL. Correct the value and try again',
	);
});

test('it names the parameters that its sentence does not, each once', () => {
	const errors = [
		{ param: 'url', detail: 'x' },
		{ param: 'events', detail: 'y' },
		{ param: 'events' },
	];
	expect(message(422, problem({ param: 'events', errors }))).toContain(
		'https:// URL (parameter: events). Correct',
	);
});

test('details go into the description', () => {
	const errors = [{ param: 'url', detail: 'must be https' }, null, 'odd'];
	const { description } = problemError(node, asked, {
		statusCode: 422,
		body: problem({ errors }),
	} as never);
	expect(description).toBe('Validation Failed; code invalid_format; url: must be https');
});

test.each([
	[400, /Correct the value/],
	[401, /Check Client ID and Client Secret in the Dinie API credential/],
	[403, /ask Dinie to allow it/],
	[404, /may have been deleted, or Environment and Base URL/],
	[409, /clashes with something/],
	[418, /Correct the value/],
	[429, /try again later/],
	[500, /Dinie has a fault of its own: try again later/],
	[503, /Dinie has a fault of its own: try again later/],
])('HTTP %i comes with advice', (statusCode, advice) => {
	expect(message(statusCode, problem())).toMatch(advice);
});

test.each([
	[301, '', /check Environment and Base URL/],
	[403, '<h1>Forbidden</h1>', /check Environment and Base URL/],
	[404, { ok: false }, /check Environment and Base URL/],
	[401, '<h1>Unauthorized</h1>', /Check Client ID and Client Secret/],
	[429, '<h1>Slow down</h1>', /Too many requests/],
	[502, '<h1>Bad gateway</h1>', /fault of its own/],
])(
	'HTTP %i with the body %p, which is not Dinie’s, comes with advice too',
	(statusCode, body, advice) => {
		expect(message(statusCode, body)).toMatch(advice);
		expect(message(statusCode, body)).toMatch(`(HTTP ${statusCode}). `);
	},
);

test('a hint takes the place of the advice', () => {
	expect(message(429, problem({ detail: 'Slow down.' }), 'Wait 7 seconds')).toBe(
		'Dinie refused to create the webhook endpoint (HTTP 429): Slow down. Wait 7 seconds',
	);
});

test.each(['PageNotFound', 'the preexisting endpoint', 'ECONNREFUSED upstream', 'getaddrinfo'])(
	'n8n does not replace a message that quotes %p',
	(detail) => {
		expect(message(422, problem({ detail }))).toContain(detail);
		expect(unexpected(node, asked, detail).message).toContain(detail);
	},
);

test.each([
	['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1', 'the connection was refused'],
	['ECONNREFUSED', '', 'the connection was refused'],
	['ENOTFOUND', 'getaddrinfo ENOTFOUND api.example', 'there is no such host'],
	['ECONNABORTED', 'timeout of 10000ms exceeded', 'no answer came in time'],
	['ECONNRESET', 'socket hang up', 'the connection was closed'],
	['ERR_BAD_RESPONSE', 'stream has been aborted', 'the connection was closed'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'self-signed certificate'],
	['EPROTO', 'write EPROTO x.', 'write network failure x'],
	['ECANCELED', '', 'the network failed'],
])('without an answer (%s, %p) it says: %s', (code, text, words) => {
	expect(unreachable(node, asked, wrapped(networkError(code, text))).message).toBe(
		`Dinie could not be reached to create the webhook endpoint: ${words}. Check Base URL in the Dinie API credential and that this n8n can reach it, then try again`,
	);
});

test('without a token the credential’s own words are the message', () => {
	const told = 'The Base URL of the Dinie API credential is not a URL';
	expect(unreachable(node, asked, wrapped(new UserError(told))).message).toBe(told);
	const refused = new TokenRefused('Dinie refused the client ID', { statusCode: 401, headers: {} });
	expect(unreachable(node, asked, wrapped(refused))).toMatchObject({
		message: 'Dinie refused the client ID',
		failure: { cause: 'credential-invalid' },
	});
});

test('what n8n itself refused is told in its words', () => {
	const told = 'Node does not have any credentials set';
	expect(unreachable(node, asked, wrapped(new NodeOperationError(node, told))).message).toBe(
		`Dinie could not be asked to create the webhook endpoint: ${told}`,
	);
	expect(unreachable(node, asked, new Error('The host is blocked')).message).toContain('blocked');
});

test('an item is named where there is one', () => {
	const ofItem = { ...asked, itemIndex: 3 };
	for (const error of [
		problemError(node, ofItem, { statusCode: 422, body: problem() } as never),
		unexpected(node, ofItem, 'nothing came'),
		outOfTime(node, ofItem),
		unreachable(node, ofItem, networkError('EPIPE', 'x')),
		unreachable(node, ofItem, wrapped(new UserError('x'))),
	]) {
		expect(error.context.itemIndex).toBe(3);
	}
});

test('no message of ours holds the word that makes n8n give up starting a workflow', () => {
	const messages = [400, 401, 403, 404, 409, 422, 429, 500].flatMap((status) => [
		message(status, problem({ detail: 'No.' })),
		message(status, ''),
	]);
	messages.push(unexpected(node, asked, 'x').message, outOfTime(node, asked).message);
	for (const text of messages) expect(text).not.toContain('Authorization');
});

test('only 404 and 410 mean that an endpoint is gone', () => {
	const answered = (statusCode: number, body: unknown = problem()) =>
		problemError(node, asked, { statusCode, body } as never);
	const where = (is: (error: Error) => boolean) =>
		[400, 401, 403, 404, 409, 410, 422, 429, 500].filter((status) => is(answered(status)));
	expect(where(isGone)).toEqual([404, 410]);
	expect(where(isForbidden)).toEqual([403]);
	expect(where(isOutage)).toEqual([401, 429, 500]);
	expect(isGone(answered(404, '<html>'))).toBe(false);
	expect(isOutage(answered(404, '<html>'))).toBe(true);
	expect(isGone(new Error('404'))).toBe(false);
});
