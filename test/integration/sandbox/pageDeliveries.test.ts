import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { openPage } from './pageClient';
import { startReceiver, type Receiver } from '../../helpers/receiver';

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
		['5', 2],
		['15', 3],
		['60', 4],
		['360', 5],
	])('when the clock goes %s minutes ahead have been tried %d times', async (minutes, times) => {
		expect(await page.press('/page/clock', { minutes })).toContain('The clock went');
		expect(receiver.received).toHaveLength(times);
	});

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
