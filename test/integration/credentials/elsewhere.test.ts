import { HookContext } from 'n8n-core';
import type { IHookFunctions, IHttpRequestOptions, IWebhookData } from 'n8n-workflow';
import { Dinie } from '../../../nodes/Dinie/Dinie.node';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { additionalDataFor } from '../../contexts/additionalData';
import { dinieNode, workflowOf } from '../../contexts/nodes';
import { credentialDataFor } from '../../helpers/credentialData';
import { startReceiver, type Receiver } from '../../helpers/receiver';

let sandbox: Sandbox;
let elsewhere: Receiver;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
	elsewhere = await startReceiver();
});
afterEach(async () => {
	await elsewhere.close();
	await sandbox.close();
});

/** What an HTTP Request node does with this credential; n8n has two functions for it. */
async function send(
	request: object,
	how: 'httpRequestWithAuthentication' | 'requestWithAuthentication',
): Promise<void> {
	const credential = { ...credentialDataFor(sandbox), accessToken: '' };
	const context = new HookContext(
		workflowOf(dinieNode({}), new Dinie()),
		dinieNode({}),
		additionalDataFor(credential),
		'trigger',
		'activate',
		{} as IWebhookData,
	) as IHookFunctions;
	const options = { method: 'GET', headers: {}, ...request } as IHttpRequestOptions;
	await context.helpers[how].call(context as never, 'dinieApi', options as never);
}

const authorizationsThere = () => elsewhere.received.map(({ headers }) => headers.authorization);
const hostOf = (url: string) => new URL(url).host;

describe.each([
	['httpRequestWithAuthentication', 'url'],
	['requestWithAuthentication', 'url'],
	['requestWithAuthentication', 'uri'],
] as const)('by %s and `%s`', (how, field) => {
	test('a request to Dinie carries the token', async () => {
		await send({ [field]: `${sandbox.baseUrl}/webhooks/endpoints` }, how);
		expect(sandbox.requests.at(-1)?.headers.authorization).toMatch(/^Bearer dinie_at_/);
	});

	test.each([
		['at another port', () => elsewhere.url],
		[
			'with Dinie’s host before an @',
			() => elsewhere.url.replace('//', `//${hostOf(sandbox.url)}@`),
		],
		['with blanks before it', () => `  ${elsewhere.url}`],
	])('a request elsewhere, %s, carries none', async (_, url) => {
		await send({ [field]: url() }, how);
		expect(elsewhere.received).toHaveLength(1);
		expect(JSON.stringify(authorizationsThere())).not.toContain('Bearer');
	});

	test('a request that Dinie sends on to elsewhere arrives there without', async () => {
		sandbox.faults.add({
			path: /endpoints/,
			answer: { status: 302, headers: { location: elsewhere.url } },
		});
		await send({ [field]: `${sandbox.baseUrl}/webhooks/endpoints` }, how);
		expect(authorizationsThere()).toEqual([undefined]);
	});
});

test('a request relative to another base URL carries none', async () => {
	const [baseURL, url] = [new URL(elsewhere.url).origin, '/hook'];
	await send({ baseURL, url }, 'httpRequestWithAuthentication');
	expect(authorizationsThere()).toEqual([undefined]);
});

test('a request without a scheme goes nowhere with the token', async () => {
	const url = elsewhere.url.replace('http:', '');
	await send({ url }, 'httpRequestWithAuthentication').catch(() => undefined);
	expect(JSON.stringify(authorizationsThere())).not.toContain('Bearer');
});
