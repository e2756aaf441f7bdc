import { mkdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { setStage, type Stage } from '../../helpers/stage';
import { launchChromium } from '../chromium';
import { openEditor } from './page/editorPage';
import { takePicture } from './page/screens';
import { showCredential, showItem, showRotation, showTriggers, showWorkflow } from './scenes';

const ROOT = join(__dirname, '../../..');
const FOLDER = join(ROOT, 'docs/pictures');
const MOST_BYTES = 200_000;

type Scene = (stage: Stage, page: Page) => Promise<void>;

/** The README's pictures, by file name. */
const SCENES: Record<string, Scene> = {
	workflow: showWorkflow,
	credential: showCredential,
	triggers: showTriggers,
	item: showItem,
	rotation: showRotation,
};

async function main(): Promise<void> {
	const stage = await setStage({ log: console.log, sandbox: { deliveryTimeoutMs: 60_000 } });
	const browser = await launchChromium();
	try {
		await mkdir(FOLDER, { recursive: true });
		const viewport = { width: 1200, height: 720 };
		const page = await openEditor(browser, stage.n8n.url, { viewport, deviceScaleFactor: 1.5 });
		for (const [name, show] of Object.entries(SCENES)) {
			await show(stage, page);
			const file = join(FOLDER, `${name}.png`);
			await takePicture(page, file);
			const { size } = await stat(file);
			console.log(`${relative(ROOT, file)}: ${Math.ceil(size / 1000)} kB`);
			if (size > MOST_BYTES) throw new Error(`${file} is larger than ${MOST_BYTES} bytes`);
		}
	} finally {
		await browser.close();
		await stage.close();
	}
}

main().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
