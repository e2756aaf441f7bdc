import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = join(__dirname, '../../../../reports/screens');

/** What people must never see: objects made text, tags of HTML, and expressions that nobody evaluated. */
const UGLY = [/\[object \w+\]/, /<\/?[a-z]+[^>]*>/, /\{\{.*\}\}/];

/** Saves what the page shows as `reports/screens/editor-<name>.png`; throws if there is something ugly in its text. */
export async function saveScreen(page: Page, name: string): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	await page.screenshot({ path: join(FOLDER, `editor-${name}.png`), animations: 'disabled' });
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
