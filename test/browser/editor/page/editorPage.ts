import { selectors, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { OWNER } from '../../../n8n/session';

const PATIENCE_MS = 60_000;

/** A page for n8n's editor, signed in as the owner. */
export async function openEditor(
	browser: Browser,
	n8nUrl: string,
	options: BrowserContextOptions = {},
): Promise<Page> {
	selectors.setTestIdAttribute('data-test-id');
	const context = await browser.newContext({
		baseURL: n8nUrl,
		ignoreHTTPSErrors: true,
		locale: 'en-US',
		viewport: { width: 1440, height: 900 },
		...options,
	});
	context.setDefaultTimeout(PATIENCE_MS);
	const { email, signInWith: password } = OWNER;
	const person = { emailOrLdapLoginId: email, password };
	const answer = await context.request.post('/rest/login', { data: person });
	if (!answer.ok()) throw new Error(`n8n did not let its owner in: ${await answer.text()}`);
	return await context.newPage();
}
