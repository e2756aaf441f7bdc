import { startSandbox, type Sandbox } from '../../../../sandbox/server';
import { credentialDataFor } from '../../../helpers/credentialData';
import { startReceiver } from '../../../helpers/receiver';
import { referTo, type Credential } from '../../../n8n/credential';
import { nodeOf, rowOf, START, startNode, triggerWorkflow } from '../../../n8n/workflows';
import type { EditorStage } from '../editorStage';
import { credentialForm, fillForm, saveCredential } from '../page/credentialForm';
import { saveBothThemes } from '../page/screens';

const REFUSED = /^Dinie refused the client ID and secret .*Check Client ID and Client Secret/;

/** Goes on in the form of a credential that was saved and works. */
export function changedCredential(stage: EditorStage): void {
	let other: Sandbox;
	beforeAll(async () => {
		other = await startSandbox({ trust: stage.n8n.certificate.cert });
	});
	afterAll(async () => await other.close());

	async function save(values: Record<string, string>): Promise<void> {
		await fillForm(stage.page, values);
		await saveCredential(stage.page);
	}

	async function expectRefusal(): Promise<void> {
		const form = credentialForm(stage.page);
		await form.getByText('Couldn’t connect with these settings').waitFor();
		await form.getByText('More details').click();
		await form.getByText(REFUSED).waitFor();
	}

	const expectSuccess = async () =>
		await credentialForm(stage.page).getByText('Connection tested successfully').waitFor();

	/** The one that the form shows. */
	async function shown(): Promise<Credential> {
		const all = await stage.n8n.rest.request<Credential[]>('GET', '/credentials');
		const found = all.find(({ id, type }) => type === 'dinieApi' && id !== stage.credential.id);
		if (!found) throw new Error('the form has saved no credential');
		return found;
	}

	test('a wrong secret typed over a good one is refused at once', async () => {
		const { clientSecret = '' } = stage.credentialData;
		await save({ clientSecret: 'dinie_cs_test_wrong' });
		await expectRefusal();
		await saveBothThemes(stage.page, 'credential-changed');
		await save({ clientSecret });
		await expectSuccess();
	});

	test('with another base URL the former’s token is not sent there', async () => {
		await save({ baseUrl: other.baseUrl });
		await expectRefusal();
		const sent = other.requests.map(({ path, headers }) => [path, headers.authorization]);
		expect(sent).not.toEqual([]);
		for (const one of sent)
			expect(one).toEqual(['/v3/auth/token', expect.stringMatching(/^Basic /)]);
	});

	test('with another client the next trigger is registered in that client’s account', async () => {
		const { clientId, clientSecret } = credentialDataFor(other);
		await save({ clientId, clientSecret });
		await expectSuccess();
		const before = stage.sandbox.endpoints.list();
		const { rest } = stage.n8n;
		const credentials = referTo(await shown());
		const { id } = await rest.createWorkflow(triggerWorkflow('Switched', {}, { credentials }));
		await rest.publish(id);
		expect(other.endpoints.list()).toMatchObject([{ status: 'active' }]);
		expect(stage.sandbox.endpoints.list()).toEqual(before);
		await rest.unpublish(id);
		expect(other.endpoints.list()).toEqual([]);
	});

	test('an HTTP Request node with this credential sends the token to Dinie and nowhere else', async () => {
		const elsewhere = await startReceiver();
		const credentials = referTo(await shown());
		const request = { authentication: 'predefinedCredentialType', nodeCredentialType: 'dinieApi' };
		for (const url of [`${other.baseUrl}/customers`, elsewhere.url]) {
			const node = nodeOf(
				'HTTP Request',
				'n8n-nodes-base.httpRequest',
				{ ...request, url },
				{
					typeVersion: 4.2,
					credentials,
				},
			);
			const { rest } = stage.n8n;
			const { id } = await rest.createWorkflow(rowOf('Request', [startNode(), node]));
			await rest.runManually(id, START);
		}
		expect(other.requests.at(-1)).toMatchObject({
			path: '/v3/customers',
			headers: { authorization: expect.stringMatching(/^Bearer dinie_at_/) },
		});
		expect(elsewhere.received).toHaveLength(1);
		expect(elsewhere.received[0]?.headers).not.toHaveProperty('authorization');
		await elsewhere.close();
	});
}
