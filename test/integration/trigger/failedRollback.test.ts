import { startTrigger, type TestTrigger } from '../../contexts/trigger';

let trigger: TestTrigger;

beforeEach(async () => {
	trigger = await startTrigger();
});
afterEach(async () => await trigger.close());

const endpoints = () => trigger.sandbox.endpoints.list();

// Else n8n's publication engine keeps the route of a publish that failed, takes the trigger for registered when it
// is published again, and calls no hook: published, but dead.
describe('rolling back a failed publish does not fail in turn', () => {
	test('when Dinie is down before it, though an endpoint was created', async () => {
		const body = { id: 'we_1', secret: 'whsec_AA==' };
		trigger.sandbox.faults.add({
			method: 'POST',
			path: /endpoints$/,
			answer: { status: 201, body },
		});
		await expect(trigger.publish()).rejects.toThrow('signing secret');
		await trigger.sandbox.down();
		expect(await trigger.remove()).toBe(true);
		expect(trigger.logs).toContainEqual(
			expect.objectContaining({
				level: 'warn',
				message: expect.stringMatching(/could not undo a failed publish/),
			}),
		);
		await trigger.sandbox.up();
	});

	test('when the client secret is wrong', async () => {
		const { clientSecret } = trigger.credential;
		trigger.credential.clientSecret = 'wrong';
		await expect(trigger.publish()).rejects.toThrow('Client Secret');
		expect(await trigger.remove()).toBe(true);
		trigger.credential.clientSecret = clientSecret;
		await trigger.publish();
		expect(endpoints()).toHaveLength(1);
	});

	test('when an endpoint is held, which is then kept', async () => {
		await trigger.publish();
		const kept = { ...trigger.staticData() };
		await trigger.sandbox.down();
		await expect(trigger.checkExists()).rejects.toThrow('connection was refused');
		expect(await trigger.remove()).toBe(true);
		expect(trigger.staticData()).toEqual(kept);
	});

	test('but unpublishing later fails as ever, so that n8n tries again', async () => {
		await trigger.sandbox.down();
		await expect(trigger.publish()).rejects.toThrow('connection was refused');
		await trigger.remove();
		await trigger.sandbox.up();
		await trigger.publish();
		await trigger.sandbox.down();
		await expect(trigger.remove()).rejects.toThrow('connection was refused');
	});
});
