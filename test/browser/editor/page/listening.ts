import type { Locator, Page } from 'playwright-core';

const RUN = /\/rest\/workflows\/[^/]+\/run/;

/**
 * Presses a button that makes a trigger wait for a test event. The editor says at once that it waits, n8n answers
 * when an event would be taken.
 */
export async function listenWith(page: Page, button: Locator): Promise<void> {
	const isAnswered = page.waitForResponse((response) => RUN.test(response.url()));
	await button.click();
	await isAnswered;
}

export const runWorkflowButton = (page: Page): Locator =>
	page.getByTestId('execute-workflow-button');
