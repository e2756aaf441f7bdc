import type { EditorStage } from '../editorStage';
import {
	chooseInForm,
	credentialForm,
	fillForm,
	openCredentialForm,
	saveCredential,
} from '../page/credentialForm';
import { saveBothThemes } from '../page/screens';

export function credential(stage: EditorStage): void {
	beforeAll(async () => await openCredentialForm(stage.page, 'Dinie API'));

	test('it asks for the client, and for a base URL only where the environment is custom', async () => {
		const { page } = stage;
		const baseUrl = credentialForm(page).getByText('Base URL');
		await credentialForm(page).getByText('Client Secret').waitFor();
		expect(await baseUrl.count()).toBe(0);
		await saveBothThemes(page, 'credential-new');
		await chooseInForm(page, 'environment', 'Custom');
		await baseUrl.waitFor();
	});

	test('a wrong secret is refused, and the message says what to correct', async () => {
		const { page, credentialData } = stage;
		const { baseUrl = '', clientId = '' } = credentialData;
		await fillForm(page, { baseUrl, clientId, clientSecret: 'dinie_cs_test_wrong' });
		await saveCredential(page);
		await credentialForm(page).getByText('Couldn’t connect with these settings').waitFor();
		await credentialForm(page).getByText('More details').click();
		await credentialForm(page)
			.getByText(/^Dinie refused the client ID and secret .*Check Client ID and Client Secret/)
			.waitFor();
		await saveBothThemes(page, 'credential-refused');
	});

	test('with the right secret, the connection is tested successfully', async () => {
		const { page, credentialData } = stage;
		const { clientSecret = '' } = credentialData;
		await fillForm(page, { clientSecret });
		await saveCredential(page);
		await credentialForm(page).getByText('Connection tested successfully').waitFor();
		await saveBothThemes(page, 'credential-tested');
	});
}
