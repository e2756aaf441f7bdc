import { span } from '../../sandbox/page/wording';
import { controlStage, hasFocus, untilCount } from './controlStage';

const stage = controlStage();
const { open, button, delivery, attempts } = stage;

test('a delivery is sent again by its button, and what was opened stays open', async () => {
	await open();
	await button('loan.active').click();
	await delivery().getByText('Delivered').waitFor();
	await delivery().getByText('What was sent').click();
	await button('Redeliver').click();
	await untilCount(attempts(), 2);
	expect(await delivery().locator('pre').isVisible()).toBe(true);
	expect(await hasFocus(button('Redeliver'))).toBe(true);
	expect(stage.receiver.received).toHaveLength(2);
});

test('the clock is moved ahead through the retries to the end', async () => {
	stage.receiver.answerWith(503);
	await open();
	await button('loan.error').click();
	await delivery().getByText('Next attempt at').waitFor();
	const steps = ['To the next attempt', '+5 min', '+15 min', '+1 h', '+6 h'];
	for (const [made, step] of steps.entries()) {
		await button(step).click();
		await untilCount(attempts(), made + 2);
	}
	await delivery().getByText('Failed after 6 attempts').waitFor();
	await stage.page.getByText('7 h 21 min ahead of yours').waitFor();
	expect(await button('To the next attempt').isDisabled()).toBe(true);
});

test('what is to come counts down before your eyes', async () => {
	stage.receiver.answerWith(503);
	await open();
	await button('loan.error').click();
	await delivery()
		.locator('[data-until]')
		.getByText(/^5\d s$/)
		.waitFor();
});

test('the page counts down in the words it was sent with', async () => {
	await open();
	const waits = [0, 12_000, 300_000, 312_000, 3_600_000, 3_720_000, 21_600_000];
	const inThePage = `import('/page/clock.js').then(({ span }) => [${String(waits)}].map(span))`;
	expect(await stage.page.evaluate(inThePage)).toEqual(waits.map(span));
});
