import { deliver, genuine } from '../../contexts/deliver';
import { later } from '../../contexts/later';
import { MemoryCredentials } from '../../contexts/memoryCredentials';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';
import { until } from '../../n8n/until';

const HOUR_MS = 60 * 60_000;

let trigger: TestTrigger;

beforeEach(async () => {
	trigger = await startTrigger();
	await trigger.publish();
});
afterEach(async () => {
	jest.restoreAllMocks();
	await trigger.close();
});

const rotations = () => trigger.sandbox.requests.filter(({ path }) => path.includes('rotate'));

/** After which n8n cannot open the signing secret, and has not asked Dinie yet. */
async function replaceClientSecret() {
	const clientSecret = 'dinie_cs_test_new';
	trigger.credential.clientSecret = trigger.sandbox.settings.clientSecret = clientSecret;
	trigger.restart();
	const takeBack = trigger.sandbox.faults.add({ answer: { status: 503 } });
	await trigger.checkExists('init');
	takeBack();
	return await trigger.start('init');
}

test('a look of the watch while a delivery has Dinie asked makes no second secret, and no event is refused once the grace is over', async () => {
	const watch = await replaceClientSecret();
	trigger.sandbox.faults.add({ path: /rotate/, times: 1, afterwards: true, delayMs: 500 });
	const answer = deliver(trigger, genuine(trigger));
	await until('the rotation', () => rotations()[0]);
	await watch.tick();
	expect(await answer).toMatchObject({ status: 503 });
	expect(rotations()).toHaveLength(1);
	later(2 * HOUR_MS);
	await trigger.sandbox.clock.advance(2 * HOUR_MS);
	expect(await deliver(trigger, genuine(trigger))).toMatchObject({ status: 200 });
	await watch.stop();
});

test('a delivery that comes while the watch makes a new secret is put off, and taken when it comes again', async () => {
	const watch = await replaceClientSecret();
	trigger.sandbox.faults.add({ path: /rotate/, times: 1, delayMs: 500 });
	const ticking = watch.tick();
	await until('the rotation', () => rotations()[0]);
	const delivery = genuine(trigger);
	expect(await deliver(trigger, delivery)).toMatchObject({
		status: 503,
		body: { error: 'secret_rotated' },
	});
	await ticking;
	expect(rotations()).toHaveLength(1);
	let answer = await deliver(trigger, genuine(trigger));
	if (answer.status === 503) answer = await deliver(trigger, genuine(trigger));
	expect(answer).toMatchObject({ status: 200 });
	await watch.stop();
});

test('a delivery that came before the watch had its new secret is verified with that one, though n8n is slow to read the credential', async () => {
	const watch = await replaceClientSecret();
	trigger.sandbox.faults.add({ path: /rotate/, times: 1, afterwards: true, delayMs: 500 });
	const ticking = watch.tick();
	await until('the rotation', () => rotations()[0]);
	const { getDecrypted } = MemoryCredentials.prototype;
	const reading = jest.spyOn(MemoryCredentials.prototype, 'getDecrypted');
	reading.mockImplementationOnce(async function (this: MemoryCredentials) {
		await ticking;
		return await getDecrypted.call(this);
	});
	expect(await deliver(trigger, genuine(trigger))).toMatchObject({
		body: { error: 'registration_restored' },
	});
	expect(rotations()).toHaveLength(1);
	expect(await deliver(trigger, genuine(trigger))).toMatchObject({ status: 200 });
	await watch.stop();
});
