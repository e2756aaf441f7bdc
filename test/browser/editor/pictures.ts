import { mkdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { say } from '../../helpers/print';
import { runProgram } from '../../helpers/program';
import { setStage, type Stage } from '../../n8n/stage/stage';
import { launchChromium } from '../chromium';
import { openEditor } from './page/editorPage';
import { closeToasts, takePicture } from './page/screens';
import {
	showCredential,
	showCustomer,
	showItem,
	showRotation,
	showTriggers,
	showWorkflow,
} from './scenes';

const ROOT = join(__dirname, '../../..');
const FOLDER = join(ROOT, 'docs/pictures');
/** In pixels, whatever the size of the window. */
const WIDTH = 1750;
const MOST_BYTES = 150_000;

type Scene = {
	show(stage: Stage, page: Page): Promise<void>;
	size: { width: number; height: number };
};

/** The README's pictures, by file name. */
const SCENES: Record<string, Scene> = {
	workflow: { show: showWorkflow, size: { width: 1000, height: 640 } },
	credential: { show: showCredential, size: { width: 1200, height: 840 } },
	triggers: { show: showTriggers, size: { width: 1000, height: 640 } },
	item: { show: showItem, size: { width: 1600, height: 800 } },
	customer: { show: showCustomer, size: { width: 1600, height: 640 } },
	rotation: { show: showRotation, size: { width: 1600, height: 700 } },
};

async function main(): Promise<void> {
	const stage = await setStage({ log: say, sandbox: { deliveryTimeoutMs: 60_000 } });
	const browser = await launchChromium();
	try {
		await mkdir(FOLDER, { recursive: true });
		for (const [name, { show, size }] of Object.entries(SCENES)) {
			const deviceScaleFactor = WIDTH / size.width;
			const page = await openEditor(browser, stage.n8n.url, { viewport: size, deviceScaleFactor });
			await show(stage, page);
			await closeToasts(page);
			const file = join(FOLDER, `${name}.png`);
			await takePicture(page, file);
			await page.context().close();
			const { size: bytes } = await stat(file);
			console.log(`${relative(ROOT, file)}: ${Math.ceil(bytes / 1000)} kB`);
			if (bytes > MOST_BYTES) throw new Error(`${file} is larger than ${MOST_BYTES} bytes`);
		}
	} finally {
		await browser.close();
		await stage.close();
	}
}

runProgram('Taking pictures', main);
