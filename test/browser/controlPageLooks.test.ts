import { join } from 'node:path';
import { until } from '../n8n/until';
import { controlStage, focused } from './controlStage';

const SCREENS = join(__dirname, '../../reports/screens');

const stage = controlStage();
const { open, button, payload, delivery } = stage;

test('an event can be fired with the keyboard alone', async () => {
	await open();
	await stage.page.keyboard.press('Tab');
	expect(await focused(stage.page)).toBe('Skip to the deliveries');
	await until('the button of loan.error', async () => {
		await stage.page.keyboard.press('Tab');
		return (await focused(stage.page)) === 'loan.error' || undefined;
	});
	const outline = await button('loan.error').evaluate((each) => getComputedStyle(each).outline);
	expect(outline).toMatch(/solid 3px/);
	await stage.page.keyboard.press('Enter');
	await delivery().getByText('Delivered').waitFor();
	expect(await focused(stage.page)).toBe('loan.error');
});

test('every field and button has a name of its own', async () => {
	await tellStory();
	await open();
	await button('Edit the payload of loan.error').click();
	await payload().waitFor();
	const nameless = await stage.page
		.locator('button, input:not([type=hidden]), textarea')
		.evaluateAll((controls) =>
			controls
				.filter((each) => !each.ariaLabel && !each.textContent?.trim())
				.filter((each) => !(each instanceof HTMLInputElement && each.labels?.length))
				.map((each) => each.outerHTML),
		);
	expect(nameless).toEqual([]);
});

test.each([360, 768, 1280, 1720])('nothing scrolls sideways at %d pixels', async (width) => {
	await tellStory();
	await open({ viewport: { width, height: 800 } });
	await stage.page.getByText('Act behind n8n’s back').first().click();
	await delivery(3).getByText('What was sent').click();
	await button('Edit the payload of loan.error').click();
	await payload().waitFor();
	const [needed, visible] = await stage.page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return [scrollWidth, clientWidth];
	});
	expect(needed).toBe(visible);
	const spilt = await stage.page.locator('p, li, dd, h2, h3').evaluateAll((all) =>
		all
			.filter((each) => !each.classList.contains('visually-hidden'))
			.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
			.map(({ textContent }) => textContent?.trim()),
	);
	expect(spilt).toEqual([]);
});

test.each([360, 768, 1280, 1720])(
	'every delivery has the name of its event on one line at %d pixels',
	async (width) => {
		await stage.sandbox.playStory({ ending: 'error', stepMs: 0 }).done;
		await stage.sandbox.idle();
		await open({ viewport: { width, height: 800 } });
		const names = stage.page.locator('.delivery h3');
		expect(await names.count()).toBeGreaterThan(5);
		const broken = await names.evaluateAll((all) =>
			all.filter((each) => each.clientHeight > 24).map((each) => each.textContent),
		);
		expect(broken).toEqual([]);
	},
);

test.each([360, 768, 1280, 1720])(
	'every event has its name on one line at %d pixels',
	async (width) => {
		await open({ viewport: { width, height: 800 } });
		await button('Edit the payload of loan.awaiting_signatures').click();
		await payload().fill('{"id": "ln_mine"}');
		await button('Edit the payload of loan.error').click();
		await button('loan.awaiting_signatures, edited').waitFor();
		const broken = await stage.page.locator('.event .fire').evaluateAll((buttons) =>
			buttons
				.filter((each) => {
					const name = document.createRange();
					name.selectNodeContents(each);
					const { height, right } = name.getBoundingClientRect();
					return height > 24 || right > each.getBoundingClientRect().right - 4;
				})
				.map((each) => each.textContent),
		);
		expect(broken).toEqual([]);
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
	await stage.page.getByText('Act behind n8n’s back').first().click();
	await button('Edit the payload of loan.error').click();
	await payload().waitFor();
	const path = join(SCREENS, `control-page-${name}-${colorScheme}.png`);
	await stage.page.screenshot({ path, fullPage: true });
	const background = await stage.page.evaluate(
		() => getComputedStyle(document.body).backgroundColor,
	);
	expect(background).toBe(colorScheme === 'dark' ? 'rgb(14, 20, 18)' : 'rgb(243, 245, 242)');
});

/** One endpoint just rotated and one disabled; a delivery of each kind. */
async function tellStory(): Promise<void> {
	const { sandbox, receiver } = stage;
	const [{ id } = { id: '' }] = sandbox.endpoints.list();
	const url = 'https://n8n.partner.example/webhook/5d0d7b1e-51a1-4f7e-9d57-3f0a54a1c7b1/webhook';
	sandbox.endpoints.add({ url, status: 'disabled' });
	sandbox.endpoints.rotate(id);
	sandbox.playStory({ ending: 'denied', stepMs: 0 });
	await sandbox.playStory({ ending: 'error', stepMs: 0 }).done;
	await sandbox.idle();
	await fire('loan.error', 503);
	await sandbox.clock.advance(60_000);
	await fire('loan.payment_received', 200);
	receiver.answerWith(400);
	await sandbox.forge(id, 'wrong signature');
	await fire('customer.active', 200);
	await fetch(`${sandbox.baseUrl}/webhooks/endpoints`);
	sandbox.faults.add({ answer: { status: 500 }, times: 1 });
	await fetch(`${sandbox.baseUrl}/webhooks/endpoints`);

	async function fire(type: string, status: number): Promise<void> {
		receiver.answerWith(status);
		sandbox.fire(type);
		await sandbox.idle();
	}
}
