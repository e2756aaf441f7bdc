import type { Locator, Page } from 'playwright-core';
import { nodeNamed } from './canvas';

/** Opens a node of the canvas: its input, parameters and output. */
export async function openNode(page: Page, name: string): Promise<void> {
	await nodeNamed(page, name).dblclick();
	await page.getByTestId('ndv').waitFor();
}

export async function closeNode(page: Page): Promise<void> {
	await page.getByTestId('ndv-close-button').click();
	await page.getByTestId('ndv').waitFor({ state: 'hidden' });
}

export const parameter = (page: Page, name: string): Locator =>
	page.getByTestId(`parameter-input-${name}`);

/** What a list of options shows as chosen. */
export const chosenOption = async (page: Page, name: string): Promise<string> =>
	await parameter(page, name).locator('input').first().inputValue();

/** Chooses an option of a list by the name it shows. */
export async function choose(page: Page, name: string, option: string): Promise<void> {
	await parameter(page, name).click();
	await page.getByRole('option', { name: option }).filter({ visible: true }).first().click();
	const isMany = await parameter(page, name).locator('.el-select__tags, .el-tag').count();
	if (isMany > 0) await page.getByTestId('node-parameters').click({ position: { x: 4, y: 4 } });
}

export async function runNode(page: Page): Promise<void> {
	await page.getByTestId('node-execute-button').click();
}

export const inputPanel = (page: Page): Locator => page.getByTestId('ndv-input-panel');

export const outputPanel = (page: Page): Locator => page.getByTestId('output-panel');
