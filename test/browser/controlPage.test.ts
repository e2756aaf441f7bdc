import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { startReceiver, type Receiver } from '../integration/sandbox/receiver';
import { until } from '../n8n/until';
import { launchChromium } from './chromium';

const SCREENS = join(__dirname, '../../reports/screens');

let browser: Browser;
let sandbox: Sandbox;
let receiver: Receiver;
let page: Page;
let loads: number;

beforeAll(async () => {
	browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
	sandbox = await startSandbox();
	receiver = await startReceiver();
	sandbox.endpoints.add({
		url: receiver.url,
		events: ['loan.*', 'customer.active'],
		description: 'Alerts for operations [n8n:0a1b2c3d4e5f/Wf9dkQe1bT/7f0d1c9e]',
	});
});
afterEach(async () => {
	await page.context().close();
	await sandbox.close();
	await receiver.close();
});

async function open(options: BrowserContextOptions = {}): Promise<void> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	page = await context.newPage();
	loads = 0;
	page.on('load', () => (loads += 1));
	await page.goto(sandbox.url);
	if (options.javaScriptEnabled !== false) await page.getByText('Live', { exact: true }).waitFor();
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const payloadField = () => page.getByRole('textbox', { name: 'Payload' });
const delivery = (nth = 0) => page.locator('li.delivery').nth(nth);
const attempts = (nth = 0) => delivery(nth).locator('.attempts li');

async function untilCount(what: string, count: number, ask: () => Promise<number>): Promise<void> {
	await until(`${count} ${what}`, async () => ((await ask()) === count ? true : undefined));
}

test('an event is fired by its button, and its delivery appears without a reload', async () => {
	await open();
	await button('loan.error').click();
	await delivery().getByText('Delivered').waitFor();
	expect(await attempts().first().innerText()).toMatch(/200 OK\s+\d+ ms\s+answered 200/);
	await page.getByText('loan.error fired at 1 endpoint.').waitFor();
	expect(loads).toBe(1);
});

test('what happens elsewhere appears by itself', async () => {
	await open();
	sandbox.fire('customer.active');
	await delivery().getByText('Delivered').waitFor();
	sandbox.endpoints.edit(sandbox.endpoints.list()[0]?.id ?? '', { status: 'disabled' });
	await page.locator('#endpoints').getByText('Disabled').waitFor();
	await page.locator('#connect').getByText('Show').click();
	sandbox.faults.add({ drop: true });
	await button('Switch all off').waitFor();
	await page.locator('#connect').getByText(sandbox.clientSecret).waitFor();
});

test('a payload is edited, mended where it was no JSON, and fired', async () => {
	await open();
	await button('Edit the payload of loan.error').click();
	const payload = payloadField();
	expect(await payload.inputValue()).toContain('disbursement_failed');
	await until('the cursor', async () => (await hasFocus(payload)) || undefined);

	await payload.fill('{\n  "id": ln_mine\n}');
	await button('Fire this event').click();
	await page.getByText('Not JSON yet, at line 2, column 9').waitFor();
	expect(await payload.inputValue()).toBe('{\n  "id": ln_mine\n}');
	expect(receiver.received).toEqual([]);

	await payload.fill('{\n  "id": "<script>document.title = 1</script>"\n}');
	await button('Fire this event').click();
	await delivery().getByText('Delivered').waitFor();
	await delivery().getByText('What was sent').click();
	expect(await delivery().locator('pre').innerText()).toContain('<script>document.title = 1');
	expect(await page.title()).toBe('Dinie sandbox');
	expect(JSON.parse(receiver.received[0]?.body ?? '').data).toEqual({
		id: '<script>document.title = 1</script>',
	});
});

test('somebody who is typing is left alone while deliveries come in', async () => {
	await open();
	await button('Edit the payload of loan.active').click();
	const payload = payloadField();
	await payload.fill('{"typed": ""}');
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('ArrowLeft');
	const before = await payload.boundingBox();
	for (const letter of ['a', 'b', 'c']) {
		const count = await page.locator('li.delivery').count();
		sandbox.fire('loan.error');
		await untilCount('deliveries', count + 1, () => page.locator('li.delivery').count());
		await page.keyboard.type(letter);
	}
	expect(await payload.inputValue()).toBe('{"typed": "abc"}');
	expect(await payload.boundingBox()).toEqual(before);
	await button('+1 min').click();
	await page.getByText('The clock went 1 min ahead.').waitFor();
	expect(await payload.inputValue()).toBe('{"typed": "abc"}');
});

test('a delivery is sent again by its button, and what was opened stays open', async () => {
	await open();
	await button('loan.active').click();
	await delivery().getByText('Delivered').waitFor();
	await delivery().getByText('What was sent').click();
	await button('Redeliver').click();
	await untilCount('attempts', 2, () => attempts().count());
	expect(await delivery().locator('pre').isVisible()).toBe(true);
	expect(await hasFocus(button('Redeliver'))).toBe(true);
	expect(receiver.received).toHaveLength(2);
});

test('the clock is moved ahead through the retries to the end', async () => {
	receiver.answerWith(503);
	await open();
	await button('loan.error').click();
	await delivery().getByText('Next attempt at').waitFor();
	await button('To the next attempt').click();
	await untilCount('attempts', 2, () => attempts().count());
	for (const step of ['+5 min', '+15 min', '+1 h', '+6 h']) await pressStep(step);
	await delivery().getByText('Failed after 6 attempts').waitFor();
	await page.getByText('7 h 21 min ahead of yours').waitFor();
	expect(await button('To the next attempt').isDisabled()).toBe(true);

	async function pressStep(step: string): Promise<void> {
		const made = await attempts().count();
		await button(step).click();
		await untilCount('attempts', made + 1, () => attempts().count());
	}
});

test('what counts down does so before your eyes', async () => {
	receiver.answerWith(503);
	await open();
	await button('loan.error').click();
	await delivery()
		.locator('[data-until]')
		.getByText(/^5\d s$/)
		.waitFor();
});

test('an event can be fired with the keyboard alone', async () => {
	await open();
	await page.keyboard.press('Tab');
	expect(await focused()).toBe('Skip to the deliveries');
	await until('the button of loan.error', async () => {
		await page.keyboard.press('Tab');
		return (await focused()) === 'loan.error' || undefined;
	});
	const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outline);
	expect(outline).toMatch(/solid 3px/);
	await page.keyboard.press('Enter');
	await delivery().getByText('Delivered').waitFor();
	expect(await focused()).toBe('loan.error');
});

test('it works without script, a page at a time', async () => {
	await open({ javaScriptEnabled: false });
	await button('Edit the payload of loan.signed').click();
	await payloadField().fill('{"id": "ln_plain"}');
	await button('Fire this event').click();
	expect(await delivery().innerText()).toMatch(/Delivered[^]+200 OK/);
	await page.locator('#fault-down').getByLabel('Requests').fill('2');
	await page.locator('#fault-down').getByRole('button').click();
	expect(await page.locator('#fault-down').innerText()).toContain('On: 2 requests left');
});

test('it tells when the sandbox is gone, and comes back with it', async () => {
	await open();
	await sandbox.down();
	await page.getByText('Connection lost, trying again').waitFor();
	await sandbox.up();
	await page.getByText('Live', { exact: true }).waitFor();
});

test.each([360, 768, 1280, 1720])(
	'nothing is cut or scrolls sideways at %d pixels',
	async (width) => {
		await tellStory();
		await open({ viewport: { width, height: 800 } });
		await page.getByText('Act behind n8n’s back').first().click();
		await delivery(3).getByText('What was sent').click();
		await button('Edit the payload of loan.error').click();
		await payloadField().waitFor();
		const [needed, visible] = await page.evaluate(() => [
			document.documentElement.scrollWidth,
			document.documentElement.clientWidth,
		]);
		expect(needed).toBe(visible);
	},
);

test.each([
	['light', 'wide', 1440],
	['dark', 'wide', 1440],
	['light', 'phone', 360],
	['dark', 'phone', 360],
] as const)('it is pictured %s and %s', async (colorScheme, name, width) => {
	await tellStory();
	await open({ colorScheme, viewport: { width, height: 900 } });
	await page.getByText('Act behind n8n’s back').first().click();
	const path = join(SCREENS, `control-page-${name}-${colorScheme}.png`);
	await page.screenshot({ path, fullPage: true });
	const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	expect(background).toBe(colorScheme === 'dark' ? 'rgb(14, 20, 18)' : 'rgb(243, 245, 242)');
});

/** One endpoint just rotated and one disabled; a delivery of each kind. */
async function tellStory(): Promise<void> {
	const [{ id } = { id: '' }] = sandbox.endpoints.list();
	const url = 'https://n8n.partner.example/webhook/5d0d7b1e-51a1-4f7e-9d57-3f0a54a1c7b1/webhook';
	sandbox.endpoints.add({ url, status: 'disabled' });
	sandbox.endpoints.rotate(id);
	receiver.answerWith(503);
	sandbox.fire('loan.error');
	await sandbox.idle();
	await sandbox.clock.advance(60_000);
	receiver.answerWith(200);
	sandbox.fire('loan.payment_received');
	await sandbox.idle();
	receiver.answerWith(400);
	await sandbox.forge(id, 'wrong signature');
	sandbox.fire('customer.active');
	await sandbox.idle();
	sandbox.faults.add({ answer: { status: 500 }, after: 1, times: 1 });
	await fetch(`${sandbox.baseUrl}/webhooks/endpoints`);
	await fetch(`${sandbox.baseUrl}/webhooks/endpoints`);
}

function hasFocus(locator: ReturnType<Page['locator']>): Promise<boolean> {
	return locator.evaluate((element) => element === document.activeElement);
}

function focused(): Promise<string> {
	return page.evaluate(
		() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? '',
	);
}
