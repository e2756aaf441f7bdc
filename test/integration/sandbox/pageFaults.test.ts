import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { openPage } from './pageClient';

let sandbox: Sandbox;
let page: ReturnType<typeof openPage>;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
	page = openPage(sandbox);
});
afterEach(() => sandbox.close());

describe('faults', () => {
	const status = async () =>
		(await fetch(`${sandbox.baseUrl}/auth/token`, { method: 'POST' }).catch(() => null))?.status;

	test('last for as many requests as were asked for', async () => {
		expect(await page.press('/page/faults/down', { on: 'yes', amount: '2' })).toMatch(
			/On: 2 requests left/,
		);
		expect(await status()).toBeUndefined();
		expect(await page.text()).toContain('On: 1 request left');
		expect([await status(), await status()]).toEqual([undefined, 400]);
		expect(await page.text()).not.toContain('>On');
	});

	test.each([
		['error', 500],
		['limit', 429],
		['html', 200],
	])('%s makes the next request end in %d', async (fault, expected) => {
		await page.press(`/page/faults/${fault}`, { on: 'yes' });
		expect(await status()).toBe(expected);
	});

	test.each(['hang', 'slow', 'token'])('%s goes on and off', async (fault) => {
		await page.press(`/page/faults/${fault}`, { on: 'yes' });
		expect(sandbox.faults.list()).toHaveLength(1);
		await page.press(`/page/faults/${fault}`, { on: 'no' });
		expect(sandbox.faults.list()).toEqual([]);
	});

	test('are all switched off at once, those set elsewhere too', async () => {
		sandbox.faults.add({ answer: { status: 502 } });
		expect(await page.press('/page/faults/hang', { on: 'yes' })).toContain('1 more set elsewhere.');
		expect(await page.press('/page/faults')).toContain('All faults are off.');
		expect(await status()).toBe(400);
	});

	test('want a whole number that makes sense', async () => {
		expect(await page.press('/page/faults/down', { on: 'yes', amount: '1.5' })).toContain(
			'Requests must be a whole number from 1 to 1000.',
		);
		expect(await page.press('/page/faults/none', { on: 'yes' })).toContain('no fault called none');
	});
});

test('the form of the contract is switched', async () => {
	expect(await page.press('/page/contract', { contract: 'sdk' })).toContain('SDKs’ form');
	expect(sandbox.settings.contract).toBe('sdk');
	expect(await page.press('/page/contract', { contract: 'other' })).toContain('no such form');
});
