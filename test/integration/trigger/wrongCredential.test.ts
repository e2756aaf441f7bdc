import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { stampOf } from '../../../credentials/accessToken';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

let trigger: TestTrigger;

beforeEach(async () => {
	trigger = await startTrigger();
});
afterEach(async () => await trigger.close());

/** n8n has a token stored that was made from what the credential holds. */
const keepToken = () =>
	Object.assign(trigger.credential, {
		accessToken: `${stampOf(trigger.credential as ICredentialDataDecryptedObject)}.kept`,
	});

/** The whole of what n8n shows of a publish that failed. */
async function messageOfPublish(): Promise<string> {
	const error: unknown = await trigger.publish().catch((reason: unknown) => reason);
	if (!(error instanceof Error)) throw new Error('publishing did not fail');
	expect(trigger.staticData()).toEqual({});
	return error.message;
}

test.each([
	['clientId', 'dinie_ci_wrong'],
	['clientId', ''],
	['clientSecret', 'dinie_cs_wrong'],
	['clientSecret', ''],
])('a wrong %s (%p) is named, and what to check', async (field, value) => {
	trigger.credential[field] = value;
	expect(await messageOfPublish()).toBe(
		`Dinie refused the client ID and secret (HTTP 401). Check Client ID and Client Secret in the Dinie API credential, and that they were made for the environment chosen there (${trigger.sandbox.baseUrl})`,
	);
});

test('a client that was revoked while its token lived on is named as well', async () => {
	await trigger.checkExists();
	await trigger.publish();
	await trigger.remove();
	trigger.sandbox.settings.clientSecret = 'another';
	trigger.sandbox.expireTokens();
	expect(await messageOfPublish()).toContain('Dinie refused the client ID and secret (HTTP 401)');
});

test.each([
	['dinie.example', /is not a URL: 'dinie.example'. Write it in full, e.g. https:\/\//],
	['', /is not a URL: ''/],
	['http://dinie.example/v3', /must start with https:\/\/ .* not 'http:\/\/dinie.example'/],
])('the base URL %p is refused before anything is sent', async (baseUrl, told) => {
	Object.assign(trigger.credential, { baseUrl });
	for (const accessToken of ['', '0123456789ab.kept from before']) {
		trigger.credential.accessToken = accessToken;
		expect(await messageOfPublish()).toMatch(told);
	}
});

test('a base URL that nobody answers at is named', async () => {
	await trigger.sandbox.down();
	expect(await messageOfPublish()).toBe(
		`No answer from ${trigger.sandbox.baseUrl}/auth/token: the connection was refused. Check Environment and Base URL in the Dinie API credential, and that this n8n can reach that address`,
	);
	keepToken();
	expect(await messageOfPublish()).toBe(
		'Dinie could not be reached to list the webhook endpoints: the connection was refused. Check Base URL in the Dinie API credential and that this n8n can reach it, then try again',
	);
});

test('a base URL of another server is named', async () => {
	const server = createServer((_, response) => response.end('<h1>Welcome</h1>'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	Object.assign(trigger.credential, { baseUrl });
	expect(await messageOfPublish()).toBe(
		`No access token came from ${baseUrl}/auth/token (HTTP 200). Check Environment and Base URL in the Dinie API credential; if they are right, try again later`,
	);
	keepToken();
	expect(await messageOfPublish()).toBe(
		'Dinie was asked to list the webhook endpoints, but the answer was not JSON. Check Environment and Base URL in the Dinie API credential; if they are right, report it to Dinie',
	);
	server.closeAllConnections();
	server.close();
});

test('a server that sends us elsewhere does not get the client secret carried there', async () => {
	const carried: unknown[] = [];
	const elsewhere = createServer(({ headers }, response) => {
		carried.push(headers.authorization);
		response.end('{}');
	});
	await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
	const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
	const redirect = { status: 307, headers: { location }, body: '' };
	trigger.sandbox.faults.add({ answer: redirect });
	expect(await messageOfPublish()).toContain('No access token came from');
	keepToken();
	expect(await messageOfPublish()).toContain(
		'Dinie refused to list the webhook endpoints (HTTP 307)',
	);
	expect(carried).toEqual([]);
	elsewhere.closeAllConnections();
	elsewhere.close();
});

test('a base URL with a path that Dinie does not serve is named', async () => {
	Object.assign(trigger.credential, { baseUrl: `${trigger.sandbox.url}/v9` });
	expect(await messageOfPublish()).toMatch(
		/No access token came from .*\/v9\/auth\/token \(HTTP 404\)/,
	);
});
