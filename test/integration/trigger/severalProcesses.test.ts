import { deliver, genuine } from '../../contexts/deliver';
import { later } from '../../contexts/later';
import { startProcessor } from '../../contexts/processor';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

const COUNT = 3;
const MINUTE_MS = 60_000;

let main: TestTrigger;
let others: TestTrigger[];

beforeEach(async () => {
	main = await startTrigger();
	await main.publish();
	others = await Promise.all(Array.from({ length: COUNT }, () => startProcessor(main)));
});
afterEach(async () => {
	jest.restoreAllMocks();
	await Promise.all(others.map((each) => each.close()));
	await main.close();
});

const id = () => String(main.staticData().endpointId);
/** Dinie takes its time to rotate, so that all processes have looked at the endpoint before: they are at it at once. */
const rotateSlowly = () => void main.sandbox.faults.add({ path: /rotate/, delayMs: 500 });

const rotations = () => main.sandbox.requests.filter(({ path }) => path.includes('rotate'));

test('any process takes deliveries with what main keeps', async () => {
	for (const each of others) {
		expect(await deliver(each, genuine(each))).toMatchObject({ status: 200 });
		expect(each.executions).toHaveLength(1);
	}
});

test('processes that see a rotation at the same time end with the same new secret', async () => {
	main.sandbox.endpoints.rotate(id());
	const answers = await Promise.all(others.map((each) => deliver(each, genuine(each))));
	expect(answers.map(({ status }) => status)).toEqual(Array(COUNT).fill(503));
	expect(rotations()).toHaveLength(COUNT);
	expect(new Set(rotations().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
	for (const each of others) {
		expect(await deliver(each, genuine(each))).toMatchObject({ status: 200 });
	}
});

test('processes that cannot open the secret any more end with the same new one', async () => {
	const clientSecret = 'dinie_cs_test_new';
	main.sandbox.settings.clientSecret = clientSecret;
	for (const each of others) each.credential.clientSecret = clientSecret;
	rotateSlowly();
	await Promise.all(others.map((each) => deliver(each, genuine(each))));
	for (const each of others) {
		expect(await deliver(each, genuine(each))).toMatchObject({ status: 200 });
	}
	expect(new Set(rotations().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
});

test('so they do when it is rotated once more and n8n holds what another of them has kept', async () => {
	const together = await Promise.all(others.map(() => startProcessor(main, main.staticData())));
	others.push(...together);
	rotateSlowly();
	for (let time = 0; time < 2; time++) {
		later(11 * MINUTE_MS);
		main.sandbox.endpoints.rotate(id(), { expireCurrentIn: 0 });
		const before = rotations().length;
		await Promise.all(together.map((each) => deliver(each, genuine(each))));
		const keys = rotations().slice(before);
		expect(keys).toHaveLength(COUNT);
		expect(new Set(keys.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
	}
});
