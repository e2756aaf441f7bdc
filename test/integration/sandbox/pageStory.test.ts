import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { newCustomer } from '../../../sandbox/story/customer';
import { openPage } from './pageClient';

let sandbox: Sandbox;
let page: ReturnType<typeof openPage>;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
	page = openPage(sandbox);
});
afterEach(() => sandbox.close());

test('a loan’s life is played by a button, and its customer and its loan are shown', async () => {
	const started = await page.press('/page/story', { ending: 'finished' });
	expect(started).toContain('25 events are fired one by one');
	expect(started).toMatch(
		/Joana Ribeiro de Exemplo<\/span>\s*<span class="pill wait">Pending KYC</,
	);
	expect(started).toContain('None yet.');
	await sandbox.clock.advance(60 * 60_000);
	const text = await page.text();
	expect(text).toMatch(/Joana Ribeiro de Exemplo<\/span>\s*<span class="pill good">Active</);
	expect(text).toMatch(/R\$\s10\.000,00[^]*<span class="pill good">Finished<[^]*12 of 12 paid/);
});

test('a story with an ending that there is not is refused', async () => {
	expect(await page.press('/page/story', { ending: 'happy' })).toContain(
		'No story ends like that.',
	);
	expect(sandbox.events).toEqual([]);
});

test('what an event had to assume is said when it is fired, and with its delivery', async () => {
	sandbox.endpoints.add({ url: 'http://127.0.0.1:9/nobody' });
	const text = await page.press('/page/events', { fire: 'loan.signed' });
	expect(text.match(/Assumed that loan ln_\w+ was there, awaiting_signatures\./g)).toHaveLength(2);
});

test('an event fired from its open payload moves the one that the payload names', async () => {
	const payload = '{"id": "ln_mine", "status": "error"}';
	const type = 'loan.error';
	await page.press('/page/events', { opened: type, type, payload, shown: '{}', send: 'yes' });
	expect(sandbox.loans.get('ln_mine')).toMatchObject({ stage: 'error' });
});

test('of 10,000 customers the page shows the newest, as quickly as of one', async () => {
	for (let number = 0; number < 10_000; number += 1) {
		sandbox.customers.save(newCustomer(number, { id: `cust_${number}` }));
	}
	const startedAt = performance.now();
	const text = await page.text();
	expect(performance.now() - startedAt).toBeLessThan(1_000);
	expect(text).toContain('9995 more customers before these.');
});
