import { until } from '../n8n/until';
import { controlStage, hasFocus, untilCount } from './controlStage';

const stage = controlStage();
const { open, button, payload, delivery, attempts } = stage;

test('an event is fired by its button, and its delivery appears without a reload', async () => {
	await open();
	let loads = 0;
	stage.page.on('load', () => (loads += 1));
	await button('loan.error').click();
	await delivery().getByText('Delivered').waitFor();
	expect(await attempts().first().innerText()).toMatch(/200 OK\s+\d+ ms\s+answered 200/);
	await stage.page.getByText('loan.error fired at 1 endpoint.').waitFor();
	expect(loads).toBe(0);
});

test('what happens elsewhere appears by itself, and what was opened stays open', async () => {
	const { page, sandbox } = await opened();
	await page.locator('#connect').getByText('Show').click();
	sandbox.fire('customer.active');
	await delivery().getByText('Delivered').waitFor();
	const [{ id } = { id: '' }] = sandbox.endpoints.list();
	sandbox.endpoints.edit(id, { status: 'disabled' });
	await page.locator('#endpoints').getByText('Disabled').waitFor();
	sandbox.faults.add({ drop: true });
	await button('Switch all off').waitFor();
	expect(await page.getByText(sandbox.clientSecret).isVisible()).toBe(true);
});

test('a loan’s life is played by a button, and its customer and loan move before your eyes', async () => {
	const { page, sandbox } = await opened();
	sandbox.clock.speed = 20;
	await button('Until it is repaid').click();
	await page.locator('#customers').getByText('Active').waitFor();
	await page.locator('#loans').getByText('12 of 12 paid').waitFor();
	await page.locator('#loans').getByText('Finished').waitFor();
	await page.locator('#deliveries h3').getByText('loan.finished').waitFor();
});

test('a payload is edited, mended where it was no JSON, and fired', async () => {
	const { page, receiver } = await opened();
	await button('Edit the payload of loan.error').click();
	await until('the cursor', async () => (await hasFocus(payload())) || undefined);
	expect(await payload().inputValue()).toContain('disbursement_failed');

	await payload().fill('{\n  "id": ln_mine\n}');
	await button('Fire this event').click();
	await page.getByText('Not JSON yet, at line 2, column 9').waitFor();
	expect(await payload().inputValue()).toBe('{\n  "id": ln_mine\n}');
	expect(receiver.received).toEqual([]);

	const data = { id: '<script>document.title = 1</script>' };
	await payload().fill(JSON.stringify(data));
	await button('Fire this event').click();
	await delivery().getByText('Delivered').waitFor();
	expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ data });
	await delivery().getByText('What was sent').click();
	expect(await delivery().locator('pre').innerText()).toContain(data.id);
	expect(await page.title()).toBe('Dinie sandbox');
});

test('an edited payload goes back to the sample', async () => {
	await open();
	await button('Edit the payload of loan.error').click();
	await payload().fill('{"mine": 1');
	await button('Back to the sample').click();
	await until('the sample', async () =>
		(await payload().inputValue()).includes('disbursement_failed') ? true : undefined,
	);
	await button('Close').click();
	await payload().waitFor({ state: 'detached' });
});

test('somebody who is typing is left alone while deliveries come in', async () => {
	const { page, sandbox } = await opened();
	await button('Edit the payload of loan.active').click();
	await payload().fill('{"typed": ""}');
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('ArrowLeft');
	const before = await payload().boundingBox();
	for (const [count, letter] of ['a', 'b', 'c'].entries()) {
		sandbox.fire('loan.error');
		await untilCount(page.locator('li.delivery'), count + 1);
		await page.keyboard.type(letter);
	}
	expect(await payload().inputValue()).toBe('{"typed": "abc"}');
	expect(await payload().boundingBox()).toEqual(before);
	await button('+1 min').click();
	await page.getByText('The clock went 1 min ahead.').waitFor();
	expect(await payload().inputValue()).toBe('{"typed": "abc"}');
});

test('it works without script, a page at a time', async () => {
	const { page } = await opened({ javaScriptEnabled: false });
	await button('Edit the payload of loan.signed').click();
	await payload().fill('{"id": "ln_plain"}');
	await button('Fire this event').click();
	expect(await delivery().innerText()).toMatch(/Delivered[^]+200 OK/);
	const fault = page.locator('#fault-down');
	await fault.getByLabel('Requests').fill('2');
	await fault.getByRole('button').click();
	expect(await fault.innerText()).toContain('On: 2 requests left');
});

test('it tells when the sandbox is gone, and comes back with it', async () => {
	const { page, sandbox } = await opened();
	await sandbox.down();
	await page.getByText('Connection lost, trying again').waitFor();
	await sandbox.up();
	await page.getByText('Live', { exact: true }).waitFor();
});

async function opened(...options: Parameters<typeof open>): Promise<typeof stage> {
	await open(...options);
	return stage;
}
