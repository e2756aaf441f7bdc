import type { Locator, Page } from 'playwright-core';

/** Opens a saved workflow, or an empty one, and waits for its nodes. */
export async function openWorkflow(page: Page, id = 'new'): Promise<void> {
	await page.goto(`/workflow/${id}`);
	const isThere = id === 'new' ? page.getByTestId('canvas-plus-button') : nodesOf(page).first();
	await isThere.waitFor();
	await page.getByTestId('node-view-loader').waitFor({ state: 'hidden' });
}

export const nodesOf = (page: Page) => page.getByTestId('canvas-node');

export const nodeNamed = (page: Page, name: string): Locator =>
	page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);

export const outputsOf = (page: Page, name: string): Locator =>
	nodeNamed(page, name).getByTestId('canvas-node-output-handle');

export const outputNames = async (page: Page, name: string) =>
	await outputsOf(page, name).allInnerTexts();

/** Which node each output of a node leads to, as the canvas draws it: "0 → Output 0". */
export async function connectionsFrom(page: Page, name: string): Promise<string[]> {
	const edges = page.locator(`g.vue-flow__edge:has([data-source-node-name="${name}"])`);
	const drawn = await edges.evaluateAll((each) =>
		each.map((edge) => {
			const [, output] = /outputs\/main\/(\d+)/.exec(edge.getAttribute('data-id') ?? '') ?? [];
			const target = edge.querySelector('[data-target-node-name]');
			return `${output} → ${target?.getAttribute('data-target-node-name')}`;
		}),
	);
	return drawn.sort();
}
