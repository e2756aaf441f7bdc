import type { Locator, Page } from 'playwright-core';

/** Opens the panel of nodes: for the first step of an empty workflow, else for a further one. */
export async function openNodePanel(page: Page): Promise<void> {
	const first = page.getByTestId('canvas-plus-button');
	const further = page.getByTestId('node-creator-plus-button');
	await ((await first.isVisible()) ? first : further).click();
	await page.getByTestId('node-creator-search-bar').waitFor();
}

export async function searchNodes(page: Page, text: string): Promise<void> {
	await page.getByTestId('node-creator-search-bar').fill(text);
}

/** A node in the panel's list, or one of the events and actions that a node offers there. */
export const entryOf = (page: Page, name: string): Locator =>
	page
		.getByTestId('node-creator')
		.getByTestId('node-creator-item-name')
		.getByText(name, { exact: true });

/** Adds a node by way of one of its events or actions; n8n then opens it. */
export async function addNode(page: Page, node: string, eventOrAction: string): Promise<void> {
	await openNodePanel(page);
	await searchNodes(page, node);
	await entryOf(page, node).click();
	await entryOf(page, eventOrAction).click();
	await page.getByTestId('ndv').waitFor();
}
