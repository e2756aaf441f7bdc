import type { Browser, Page } from 'playwright-core';
import { setStage, type Stage } from '../../n8n/stage/stage';
import { launchChromium } from '../chromium';
import { openEditor } from './page/editorPage';

export type EditorStage = Stage & { page: Page };

/** One n8n with its editor open in one browser, for all tests of a file. */
export function editorStage(): EditorStage {
	const stage = {} as EditorStage;
	let browser: Browser | undefined;
	beforeAll(async () => {
		Object.assign(stage, await setStage({ sandbox: { deliveryTimeoutMs: 60_000 } }));
		browser = await launchChromium();
		stage.page = await openEditor(browser, stage.n8n.url);
	});
	afterAll(async () => {
		await browser?.close();
		await stage.close?.();
	});
	return stage;
}
