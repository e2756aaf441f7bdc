import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { openPage } from './pageClient';
import { isGenuine, startReceiver, type Receiver } from '../../helpers/receiver';

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
