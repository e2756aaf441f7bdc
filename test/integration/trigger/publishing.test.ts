import { ownerIn, shortInstanceId } from '../../../nodes/Dinie/ownershipMark';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

let trigger: TestTrigger;
const started: TestTrigger[] = [];

async function start(...given: Parameters<typeof startTrigger>): Promise<TestTrigger> {
	trigger = await startTrigger(...given);
	started.push(trigger);
	return trigger;
}
afterEach(async () => {
	await Promise.all(started.splice(0).map((each) => each.close()));
});

const endpoints = () => trigger.sandbox.endpoints.list();

test('registers one endpoint at n8n’s URL with the chosen events', async () => {
	const options = { description: 'Loan alerts' };
	await start({ events: ['loan.error', 'customer.*'], options }, { workflowId: 'wf1' });
	await trigger.publish();
	const mark = expect.stringMatching(/^Loan alerts \[n8n:[0-9a-f]{12}\/wf1\/node-1\]$/);
	expect(endpoints()).toMatchObject([
		{
			url: trigger.webhookUrl(),
			events: ['loan.error', 'customer.*'],
			description: mark,
			status: 'active',
		},
	]);
});

test.each([
	[{ events: [] }, []],
	[{ events: [], outputMode: 'perEvent' }, []],
	[{ events: 'loan.error, loan.active' }, ['loan.error', 'loan.active']],
	[
		{ events: ['loan.error'], options: { additionalEvents: 'loan.processing, customer.denied' } },
		['loan.error', 'loan.processing', 'customer.denied'],
	],
])('with %j it subscribes to %j', async (parameters, events) => {
	await start(parameters);
	await trigger.publish();
	expect(endpoints()).toMatchObject([{ events }]);
});

test('the mark names the instance without giving its ID away', async () => {
	await start({}, { instanceId: 'a-telling-instance-id', workflowId: 'wf 1', nodeId: 'no/de' });
	await trigger.publish();
	const [endpoint] = endpoints();
	expect(endpoint?.description).not.toContain('a-telling-instance-id');
	expect(ownerIn(endpoint?.description)).toEqual({
		instanceId: shortInstanceId('a-telling-instance-id'),
		workflowId: 'wf 1',
		nodeId: 'no/de',
		test: false,
	});
});

test('keeps the endpoint’s ID and, only sealed, its secret', async () => {
	await start();
	await trigger.publish();
	const [endpoint] = endpoints();
	expect(trigger.staticData()).toEqual({
		endpointId: endpoint?.id,
		sealedSecret: expect.stringMatching(/^v1\.[\w+/]+=*$/),
		isTest: false,
		graceEndsAt: 0,
		client: expect.stringMatching(/^[0-9a-f]{12}$/),
		updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
		url: trigger.webhookUrl(),
	});
	expect(JSON.stringify(trigger.staticData())).not.toContain(endpoint?.secret.slice(6));
});

test('starts the workflow when an event arrives', async () => {
	await start({ events: ['loan.error'] });
	await trigger.publish();
	trigger.sandbox.fire('loan.error');
	await trigger.sandbox.idle();
	expect(trigger.executions).toHaveLength(1);
	expect(trigger.executions[0]?.[0]?.[0]?.json).toMatchObject({ type: 'loan.error' });
});

test('publishing again finds all in place and changes nothing', async () => {
	await start({ events: ['loan.error'] });
	await trigger.publish();
	const before = endpoints();
	for (let time = 0; time < 20; time++) await trigger.publish();
	expect(endpoints()).toEqual(before);
	const writes = trigger.sandbox.requests.filter(
		({ method, path }) => method !== 'GET' && !path.endsWith('/auth/token'),
	);
	expect(writes).toHaveLength(1);
});

test('twenty rounds of unpublishing and publishing leave one endpoint', async () => {
	await start();
	for (let round = 0; round < 20; round++) {
		await trigger.publish();
		await trigger.remove();
	}
	await trigger.publish();
	expect(endpoints()).toHaveLength(1);
});

test('one token serves all requests until it expires, and then a fresh one does', async () => {
	await start();
	await trigger.publish();
	await trigger.publish();
	const tokens = () => trigger.sandbox.requests.filter(({ path }) => path.endsWith('/auth/token'));
	expect(tokens()).toHaveLength(1);
	trigger.sandbox.expireTokens();
	await trigger.publish();
	expect(tokens()).toHaveLength(2);
});

test('two triggers of one workflow have an endpoint each', async () => {
	const workflowId = 'wf1';
	const { sandbox } = await start({}, { workflowId });
	await trigger.publish();
	await start({}, { sandbox, workflowId, nodeId: 'node-2' });
	await trigger.publish();
	expect(endpoints().map(({ url }) => url)).toEqual(started.map((each) => each.webhookUrl()));
});

test('one event goes to every workflow that listens for it', async () => {
	const { sandbox } = await start();
	await trigger.publish();
	await start({}, { sandbox });
	await trigger.publish();
	sandbox.fire('loan.error');
	await sandbox.idle();
	expect(started.map(({ executions }) => executions.length)).toEqual([1, 1]);
});

test.each([
	['a trailing slash', (credential: TestTrigger['credential']) => `${String(credential.baseUrl)}/`],
	[
		'spaces around it',
		(credential: TestTrigger['credential']) => ` ${String(credential.baseUrl)} `,
	],
	[
		'the other base path',
		(credential: TestTrigger['credential']) => String(credential.baseUrl).replace('/v3', '/api/v3'),
	],
])('works with %s in the base URL', async (_, baseUrlFrom) => {
	await start();
	trigger.credential.baseUrl = baseUrlFrom(trigger.credential);
	await trigger.publish();
	expect(endpoints()).toHaveLength(1);
});

test('works with spaces pasted around client ID and secret', async () => {
	await start();
	const { clientId, clientSecret } = trigger.credential;
	Object.assign(trigger.credential, {
		clientId: ` ${String(clientId)}\n`,
		clientSecret: `\t${String(clientSecret)} `,
	});
	await trigger.publish();
	Object.assign(trigger.credential, { clientId, clientSecret });
	expect(await trigger.checkExists()).toBe(true);
});
