import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = join(__dirname, '../../../../reports/screens');

/** What people must never see: objects made text, and tags of HTML. */
const UGLY = [/\[object \w+\]/, /<\/?[a-z]+[^>]*>/];

/** A picture of what the page shows, with all icons loaded and nothing moving. */
export async function takePicture(page: Page, path: string): Promise<void> {
	await page.waitForFunction(() => Array.from(document.images).every(({ complete }) => complete));
	await page.screenshot({ path, animations: 'disabled' });
}

/** Closes what n8n tells in the corner. */
export async function closeToasts(page: Page): Promise<void> {
	const toasts = page.locator('.el-notification');
	for (const toast of await toasts.all()) {
		await toast.locator('.el-notification__closeBtn').click();
	}
	await toasts.first().waitFor({ state: 'hidden' });
}

/** Saves what the page shows as `reports/screens/editor-<name>.png`; throws if there is something ugly in its text. */
export async function saveScreen(page: Page, name: string): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	await takePicture(page, join(FOLDER, `editor-${name}.png`));
	const text = await page.locator('body').innerText();
	const found = UGLY.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
	if (found.length > 0) throw new Error(`The screen "${name}" shows ${found.join(' and ')}`);
}

/** Saves it as it looks in n8n's light theme and in its dark one. */
export async function saveBothThemes(page: Page, name: string): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await saveScreen(page, `${name}-${colorScheme}`);
	}
	await page.emulateMedia({ colorScheme: 'light' });
}
