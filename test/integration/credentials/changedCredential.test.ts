import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { credentialDataFor } from '../../helpers/credentialData';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

const sandboxes: Sandbox[] = [];
let trigger: TestTrigger;

/** Another account of Dinie, or another environment. */
async function startAnother(): Promise<Sandbox> {
	const sandbox = await startSandbox({ speed: 0 });
	sandboxes.push(sandbox);
	return sandbox;
}

beforeEach(async () => {
	trigger = await startTrigger();
	await trigger.publish();
	expect(trigger.credential.accessToken).toMatch(/^[0-9a-f]{12}\.dinie_at_/);
});
afterEach(async () => {
	await trigger.close();
	await Promise.all(sandboxes.splice(0).map((each) => each.close()));
});

const type = (fields: object) => Object.assign(trigger.credential, fields);
const sentTo = (sandbox: Sandbox) => sandbox.requests.map(({ headers }) => headers.authorization);
/** As Dinie has issued it. */
const token = () => String(trigger.credential.accessToken).replace(/^\w+\./, '');
const isBearer = (header: unknown) => String(header).startsWith('Bearer ');

test.each([
	['clientSecret', 'dinie_cs_wrong'],
	['clientId', 'dinie_ci_wrong'],
])('a wrong %s typed over a good one is refused from the next request on', async (field, value) => {
	const before = trigger.sandbox.requests.length;
	type({ [field]: value });
	await expect(trigger.checkExists()).rejects.toThrow(
		/^Dinie refused the client ID and secret \(HTTP 401\)\. Check Client ID and Client Secret/,
	);
	expect(trigger.sandbox.requests.slice(before).map(({ path }) => path)).toEqual([
		'/v3/auth/token',
	]);
});

test('once it is right again, all goes on', async () => {
	const { clientSecret } = trigger.credential;
	type({ clientSecret: 'dinie_cs_wrong' });
	await expect(trigger.checkExists()).rejects.toThrow('Client Secret');
	type({ clientSecret });
	expect(await trigger.checkExists()).toBe(true);
});

test('a token that Dinie would still take is not used for another client secret', async () => {
	type({ clientSecret: (trigger.sandbox.settings.clientSecret = 'dinie_cs_test_new') });
	const before = trigger.sandbox.requests.length;
	await trigger.publish();
	expect(trigger.sandbox.requests[before]?.path).toBe('/v3/auth/token');
});

test('with another base URL the token of the former is not sent there', async () => {
	const former = token();
	const other = await startAnother();
	type({ baseUrl: other.baseUrl });
	await expect(trigger.checkExists()).rejects.toThrow('Dinie refused the client ID and secret');
	expect(sentTo(other).filter(isBearer)).toEqual([]);
	type(credentialDataFor(other));
	await trigger.publish();
	expect(other.endpoints.list()).toHaveLength(1);
	expect(sentTo(other).join()).not.toContain(former);
});

test('with another client the next trigger is registered in that client’s account', async () => {
	const other = await startAnother();
	const next = await startTrigger({}, { sandbox: trigger.sandbox });
	Object.assign(next.credential, trigger.credential, credentialDataFor(other));
	await next.publish();
	expect(other.endpoints.list()).toMatchObject([{ url: next.webhookUrl() }]);
	expect(trigger.sandbox.endpoints.list()).toMatchObject([{ url: trigger.webhookUrl() }]);
	await next.close();
});

test('a token that a version before had stored is replaced without anybody noticing', async () => {
	type({ accessToken: token() });
	const before = trigger.sandbox.requests.length;
	expect(await trigger.checkExists()).toBe(true);
	expect(trigger.sandbox.requests.slice(before).map(({ path }) => path)).toEqual([
		'/v3/auth/token',
		expect.stringContaining('/v3/webhooks/endpoints/'),
	]);
});
