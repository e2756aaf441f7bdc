import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { startReceiver, type Receiver } from '../helpers/receiver';
import { until } from '../n8n/until';
import { launchChromium } from './chromium';

export type ControlStage = {
	sandbox: Sandbox;
	receiver: Receiver;
	page: Page;
	/** Opens the control page; without options at 1280 pixels, with script. */
	open(options?: BrowserContextOptions): Promise<void>;
	button(name: string): Locator;
	payload(): Locator;
	/** Newest first. */
	delivery(nth?: number): Locator;
	attempts(): Locator;
};

/** A sandbox with one endpoint, its receiver and a browser, anew for each test of the file. */
export function controlStage(): ControlStage {
	let browser: Browser;
	beforeAll(async () => {
		browser = await launchChromium();
	});
	afterAll(() => browser.close());
	beforeEach(async () => {
		stage.sandbox = await startSandbox();
		stage.receiver = await startReceiver();
		stage.sandbox.endpoints.add({
			url: stage.receiver.url,
			events: ['loan.*', 'customer.active'],
			description: 'Alerts for operations [n8n:0a1b2c3d4e5f/Wf9dkQe1bT/7f0d1c9e]',
		});
	});
	afterEach(async () => {
		await stage.page.context().close();
		await stage.sandbox.close();
		await stage.receiver.close();
	});

	const stage = {
		async open(options = {}) {
			const viewport = { width: 1280, height: 900 };
			const context = await browser.newContext({ viewport, ...options });
			stage.page = await context.newPage();
			await stage.page.goto(stage.sandbox.url);
			if (options.javaScriptEnabled === false) return;
			await stage.page.getByText('Live', { exact: true }).waitFor();
		},
		button: (name) => stage.page.getByRole('button', { name, exact: true }),
		payload: () => stage.page.getByRole('textbox', { name: 'Payload' }),
		delivery: (nth = 0) => stage.page.locator('li.delivery').nth(nth),
		attempts: () => stage.delivery().locator('.attempts li'),
	} as ControlStage;
	return stage;
}

export async function untilCount(locator: Locator, count: number): Promise<void> {
	const isThere = async () => (await locator.count()) === count || undefined;
	await until(`${count} of ${String(locator)}`, isThere);
}

export function hasFocus(locator: Locator): Promise<boolean> {
	return locator.evaluate((element) => element === document.activeElement);
}

/** What a screen reader would call the focused element. */
export function focused(page: Page): Promise<string> {
	return page.evaluate(() => {
		const { ariaLabel, textContent } = document.activeElement ?? document.body;
		return ariaLabel ?? textContent ?? '';
	});
}
