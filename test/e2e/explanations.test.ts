import { referTo } from '../n8n/credential';
import { setStage, type Stage } from '../n8n/stage/stage';
import { triggerWorkflow } from '../n8n/workflows';

const REFUSED_CLIENT =
	/^Dinie refused the client ID and secret \(HTTP 401\)\. Check Client ID and Client Secret in the Dinie API credential/;

describe.each(['publication', 'legacy'] as const)('on the %s engine', (engine) => {
	let stage: Stage;

	beforeAll(async () => {
		stage = await setStage({ engine });
	});
	afterAll(async () => await stage?.close());

	/** What n8n says of a credential with this change, in its form and when a workflow is published with it. */
	async function verdictsOn(change: Record<string, string>) {
		const { rest } = stage.n8n;
		const data = { ...stage.credentialData, ...change };
		const credential = await rest.createCredential('Changed', 'dinieApi', data);
		const tested = await rest.testCredential(credential);
		const workflow = await rest.createWorkflow(
			triggerWorkflow('Bad input', {}, { credentials: referTo(credential) }),
		);
		const published = await rest.publish(workflow.id).then(
			() => 'published',
			(error: Error) => error.message,
		);
		if (published === 'published') await rest.unpublish(workflow.id);
		return { tested: tested.message, published };
	}

	test.each([
		['a wrong client ID', { clientId: 'dinie_ci_wrong' }, REFUSED_CLIENT],
		['a wrong client secret', { clientSecret: 'wrong' }, REFUSED_CLIENT],
		[
			'a base URL where nobody listens',
			{ baseUrl: 'http://127.0.0.1:9/v3' },
			/^No answer from http:\/\/127\.0\.0\.1:9\/v3\/auth\/token: the connection was refused\. Check Environment and Base URL/,
		],
		[
			'a base URL that is no URL',
			{ baseUrl: 'dinie' },
			/^The Base URL .* is not a URL: 'dinie'\. Write it in full/,
		],
		[
			'a plain http base URL of another machine',
			{ baseUrl: 'http://dinie.example/v3' },
			/^The Base URL .* must start with https:\/\/ .* not 'http:\/\/dinie\.example'/,
		],
	])('%s is explained in the credential form and on publishing', async (_what, change, message) => {
		const { tested, published } = await verdictsOn(change as Record<string, string>);
		expect(tested).toMatch(message);
		expect(published).toContain(tested);
		expect(stage.sandbox.endpoints.list()).toEqual([]);
	});

	test('a trailing slash and spaces around a pasted secret do no harm', async () => {
		const { baseUrl, clientSecret } = stage.credentialData;
		const change = { baseUrl: `${baseUrl}/`, clientSecret: ` ${clientSecret}\n` };
		expect(await verdictsOn(change)).toEqual({
			tested: 'Connection successful!',
			published: 'published',
		});
	});

	test('an n8n without an https address is told how to get one', async () => {
		const address = 'http://n8n.example';
		const n8n = await stage.n8n.restart({ env: { N8N_WEBHOOK_URL: address } });
		const workflow = await stage.addWorkflow(triggerWorkflow('No https'));
		await expect(n8n.rest.publish(workflow.id)).rejects.toThrow(
			/the webhook URL of this n8n is http:\/\/n8n\.example\/webhook\/.*Set N8N_WEBHOOK_URL to the public https:\/\/ address/,
		);
		await n8n.stop();
	});
});
