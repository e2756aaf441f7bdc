import { ClientRequest } from 'node:http';
import { CONTRACTS } from '../../../sandbox/contract';
import { byId, startDinie, type TestDinie } from '../../contexts/dinie';
import { quicken } from '../../contexts/quicken';

describe.each(CONTRACTS)('Troubles with Dinie, answering as its %s says', (contract) => {
	let dinie: TestDinie;
	beforeEach(async () => (dinie = await startDinie({ contract })));
	afterEach(async () => {
		jest.restoreAllMocks();
		await dinie.close();
	});

	const list = async (node = {}) =>
		await dinie.run({ resource: 'webhookEndpoint', operation: 'getAll' }, [{ json: {} }], node);
	const failWith = (answer: object) => dinie.sandbox.faults.add({ path: /endpoints/, ...answer });

	test('without a credential, says where to choose one', async () => {
		const { message } = await list({ credentials: {} });

		expect(message).toBe(
			"'Get Many' needs a Dinie API credential: choose or create one in 'Credential'",
		);
	});

	test('with a client secret that Dinie refuses, says what to check', async () => {
		dinie.credential.clientSecret = 'wrong';

		expect((await list()).message).toMatch(
			/Check Client ID and Client Secret in the Dinie API credential/,
		);
	});

	test('with a token that Dinie refuses again and again, says what to check', async () => {
		failWith({ answer: { status: 401 } });

		expect((await list()).message).toMatch(
			/^Dinie refused to list the webhook endpoints \(HTTP 401\).*Check Client ID/,
		);
	});

	test('when HTML comes instead of an answer, says what to check', async () => {
		failWith({ answer: { status: 200, body: '<html><body>Welcome</body></html>' } });

		const { items, message } = await list();

		expect(items).toEqual([]);
		expect(message).toMatch(
			/^Dinie was asked to list the webhook endpoints, but .*Check Environment and Base URL/,
		);
	});

	test('after a 500 and a 429, tries again as Dinie asks', async () => {
		failWith({ answer: { status: 500 }, times: 1 });
		failWith({ answer: { status: 429, retryAfterSeconds: 0 }, times: 1 });

		expect((await list()).message).toBeUndefined();
	});

	test('when a 500 stays, says that it is a fault of Dinie', async () => {
		failWith({ answer: { status: 500 } });

		expect((await list()).message).toMatch(
			/^Dinie refused to list the webhook endpoints \(HTTP 500\).*Dinie has a fault of its own: try again later$/,
		);
	});

	test('when Dinie asks for a long wait, names it', async () => {
		failWith({ answer: { status: 429, retryAfterSeconds: 120 } });

		expect((await list()).message).toMatch(/\(HTTP 429\).*wait 120 seconds/);
	});

	test('when no answer comes within ten seconds, says so', async () => {
		quicken();
		failWith({ hang: true });

		expect((await list()).message).toMatch(
			/^Dinie could not be reached to list the webhook endpoints: no answer came in time/,
		);
		expect(ClientRequest.prototype.setTimeout).toHaveBeenCalledWith(10_000, expect.anything());
	});

	test('when a token and the answer take seven seconds each, waits for both', async () => {
		quicken(5);
		dinie.sandbox.faults.add({ delayMs: 1_400 });

		expect((await list()).message).toBeUndefined();
		expect(dinie.sandbox.requests.map(({ path }) => path)).toEqual([
			'/v3/auth/token',
			'/v3/webhooks/endpoints',
		]);
	});

	test('when Dinie refuses a value, names the parameter', async () => {
		const { id } = dinie.sandbox.endpoints.add({ url: 'https://partner.example/' });
		const detail = 'This host is not allowed.';
		failWith({
			method: 'PATCH',
			answer: {
				status: 422,
				body: { title: 'Validation Failed', status: 422, detail, param: 'url' },
			},
		});

		const { message } = await dinie.run({
			resource: 'webhookEndpoint',
			operation: 'update',
			endpointId: byId(id),
			updateFields: { url: 'https://new.example/' },
		});

		expect(message).toMatch(
			/^Dinie refused to update webhook endpoint we_.*\(HTTP 422\): This host is not allowed \(parameter: url\)/,
		);
	});
});
