import type { Page } from 'playwright-core';
import { inputPanel, outputPanel } from './nodeDetails';

/** The fields that the schema view of a node's input shows, of the node before it and of those before that. */
export const schemaFields = async (page: Page): Promise<string[]> =>
	await inputPanel(page).getByTestId('run-data-schema-node-name').allInnerTexts();

/** Copies a node's output as JSON, with n8n's own button. */
export async function copyOutput(page: Page): Promise<void> {
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await outputPanel(page).getByTestId('radio-button-json').click();
	await outputPanel(page).getByTestId('ndv-json-actions').locator('button').click();
}

/** Makes what was copied the mock data of the node that is open. */
export async function pasteMockData(page: Page): Promise<void> {
	await outputPanel(page).getByTestId('ndv-data-container').getByText('set mock data').click();
	const editor = outputPanel(page).locator('.cm-content');
	await editor.click();
	await editor.press('ControlOrMeta+a');
	await editor.press('ControlOrMeta+v');
	await outputPanel(page).getByRole('button', { name: 'Save' }).click();
	await page.getByTestId('ndv-pinned-data-callout').waitFor();
}
