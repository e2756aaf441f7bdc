import type { Locator, Page } from 'playwright-core';

export const credentialForm = (page: Page): Locator => page.getByTestId('credential-edit-dialog');

const field = (page: Page, name: string) =>
	credentialForm(page).getByTestId(`parameter-input-${name}`);

/** Opens the form of a new credential, from the list of credentials. */
export async function openCredentialForm(page: Page, type: string): Promise<void> {
	await page.goto('/home/credentials');
	await page.getByTestId('add-resource-credential').click();
	await page.getByTestId('new-credential-type-select').locator('input').fill(type);
	await page.getByTestId('new-credential-type-select-option').filter({ hasText: type }).click();
	await page.getByTestId('new-credential-type-button').click();
	await credentialForm(page).waitFor();
}

export async function chooseInForm(page: Page, name: string, option: string): Promise<void> {
	await field(page, name).click();
	await page.getByRole('option', { name: option, exact: true }).click();
}

export async function fillForm(page: Page, values: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(values)) {
		await field(page, name).locator('input').fill(value);
	}
}

/** n8n tests a credential when it is saved. */
export async function saveCredential(page: Page): Promise<void> {
	await page.getByTestId('credential-save-button').click();
}
