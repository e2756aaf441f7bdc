import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { openPage } from './pageClient';
import { isGenuine, startReceiver, type Receiver } from './receiver';

let sandbox: Sandbox;
let receiver: Receiver;
let page: ReturnType<typeof openPage>;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
	receiver = await startReceiver();
	page = openPage(sandbox);
});
afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

describe('deliveries', () => {
	beforeEach(async () => {
		sandbox.endpoints.add({ url: receiver.url });
		receiver.answerWith(500);
		sandbox.fire('loan.error');
		await sandbox.idle();
	});

	test('are sent again', async () => {
		receiver.answerWith(200);
		const id = sandbox.deliveries[0]?.id ?? '';
		const text = await page.press(`/page/deliveries/${id}/redeliver`);
		expect(text).toContain('Sent again.');
		expect(text).toContain('>Delivered<');
		expect(receiver.received).toHaveLength(2);
	});

	test('that are unknown cannot be sent again', async () => {
		expect(await page.press('/page/deliveries/none/redeliver')).toContain('cannot redeliver none');
	});

	test.each([
		['1', 2],
		['360', 6],
	])(
		'are tried as often as they are due when the clock goes %s minutes ahead',
		async (minutes, times) => {
			for (let step = 0; step < times - 1; step += 1) await page.press('/page/clock', { minutes });
			expect(receiver.received).toHaveLength(minutes === '360' ? 6 : times);
		},
	);

	test('are tried when the clock goes to the next attempt', async () => {
		expect(await page.press('/page/clock', { minutes: 'next' })).toContain('1 min ahead');
		expect(await page.press('/page/clock', { minutes: 'next' })).toContain('5 min ahead');
		expect(receiver.received).toHaveLength(3);
	});
});

test('the clock has no next attempt to go to when none is waiting', async () => {
	expect(await page.text()).toMatch(/id="clock-next"\s+disabled/);
	expect(await page.press('/page/clock', { minutes: 'next' })).toContain('No delivery is waiting');
	expect(await page.press('/page/clock', { minutes: '-5' })).toContain('a day at most');
});

describe('an endpoint, behind the back of n8n,', () => {
	let id: string;
	beforeEach(() => {
		({ id } = sandbox.endpoints.add({ url: receiver.url }));
	});

	const press = (action: string, fields?: Record<string, string>) =>
		page.press(`/page/endpoints/${id}/${action}`, fields);

	test('is disabled and enabled', async () => {
		expect(await press('disable')).toContain('>Disabled<');
		expect(sandbox.endpoints.get(id)?.status).toBe('disabled');
		expect(await press('enable')).toContain('>Active<');
	});

	test('is deleted', async () => {
		expect(await press('delete')).toContain('No endpoint yet.');
		expect(await press('disable')).toContain('That endpoint is gone.');
	});

	test('has its secret rotated, with a grace period and without', async () => {
		const first = sandbox.endpoints.get(id)?.secret;
		expect(await press('rotate')).toContain('The previous secret signs as well');
		const second = sandbox.endpoints.get(id)?.secret;
		expect(sandbox.endpoints.activeSecrets(id)).toEqual([second, first]);
		expect(await press('rotate-at-once')).not.toContain('The previous secret signs as well');
		expect(sandbox.endpoints.activeSecrets(id)).toHaveLength(1);
	});

	test('gets forged deliveries, which ought to be refused', async () => {
		receiver.answerWith(400);
		for (const forgery of ['wrong signature', 'old timestamp', 'no signature']) {
			expect(await press('forge', { forgery })).toContain(`forged: ${forgery}`);
		}
		const { secret } = sandbox.endpoints.get(id) ?? { secret: '' };
		expect(receiver.received.map((each) => isGenuine(each, secret))).toEqual([false, false, false]);
		expect(receiver.received[2]?.headers).not.toHaveProperty('webhook-signature');
		expect((await page.text()).match(/Forgery refused/g)).toHaveLength(4);
	});

	test('is shown to have fallen for a forgery', async () => {
		expect(await press('forge', { forgery: 'old timestamp' })).toContain('Forgery accepted');
		const [forged] = sandbox.deliveries;
		await expect(sandbox.redeliver(forged?.id ?? '')).rejects.toThrow('cannot redeliver');
	});

	test.each([
		['forge', 'no such forgery'],
		['toString', 'Nothing is called toString'],
	])('is not touched by %s with nothing to it', async (action, message) => {
		expect(await press(action)).toContain(message);
	});
});

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
