import { sleep } from 'n8n-workflow';
import { startTrigger, type Started, type TestTrigger } from '../../contexts/trigger';
import { until } from '../../n8n/until';

// The second look at an endpoint that seems gone comes half a minute later.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(async () => await new Promise((resolve) => setImmediate(resolve))),
}));

let trigger: TestTrigger;
let watch: Started;
let id: string;

beforeEach(async () => {
	trigger = await startTrigger({ events: ['loan.*'] });
	await trigger.publish();
	watch = await trigger.start();
	id = String(trigger.staticData().endpointId);
	await watch.tick();
});
afterEach(async () => {
	await watch.stop();
	await trigger.close();
});

const endpoints = () => trigger.sandbox.endpoints.list();
const requests = (wanted: string) =>
	trigger.sandbox.requests.filter(({ method }) => method === wanted);

describe('while an endpoint that was gone is made anew', () => {
	let looking: Promise<void>;

	beforeEach(async () => {
		const others = '[n8n:0123456789ab/other-workflow/other-node]';
		trigger.sandbox.endpoints.remove(id);
		trigger.sandbox.endpoints.add({ url: 'https://partner.example/', description: others });
		const creation = { method: 'POST', path: /endpoints$/ };
		trigger.sandbox.faults.add({ ...creation, times: 1, afterwards: true, delayMs: 1_000 });
		const before = requests('POST').length;
		looking = watch.tick();
		await until('the creation', () => requests('POST')[before]);
	});

	test('n8n stops: the one that comes too late is taken back, and nobody else’s', async () => {
		await watch.stop();
		await looking;
		expect(endpoints()).toMatchObject([{ url: 'https://partner.example/' }]);
		expect(trigger.failedExecutions).toEqual([]);
		expect(trigger.logs.filter(({ level }) => level === 'warn')).toEqual([]);
	});

	test('the workflow is unpublished: none stays, and each was deleted once', async () => {
		await Promise.all([trigger.remove(), looking]);
		expect(endpoints()).toMatchObject([{ url: 'https://partner.example/' }]);
		expect(requests('DELETE')).toHaveLength(1);
		expect(trigger.failedExecutions).toEqual([]);
	});

	test('nothing ends: it stays, and the team is told', async () => {
		await looking;
		expect(endpoints()).toHaveLength(2);
		expect(trigger.failedExecutions).toHaveLength(1);
	});
});

test('two ticks at once are one look', async () => {
	const before = trigger.sandbox.requests.length;
	await Promise.all([watch.tick(), watch.tick()]);
	expect(trigger.sandbox.requests).toHaveLength(before + 1);
});

test('unpublished between the two looks at an endpoint that is gone, nothing is made anew', async () => {
	trigger.sandbox.endpoints.remove(id);
	jest.mocked(sleep).mockImplementationOnce(async () => void (await trigger.remove()));
	await watch.tick();
	expect(endpoints()).toEqual([]);
	expect(requests('POST').filter(({ path }) => path.endsWith('/endpoints'))).toHaveLength(1);
});

test('a look that fails when the watch is closed already says nothing', async () => {
	trigger.sandbox.faults.add({ method: 'GET', times: 1, delayMs: 300, answer: { status: 403 } });
	const looking = watch.tick();
	await watch.stop();
	await looking;
	expect(trigger.logs.filter(({ level }) => level === 'warn')).toEqual([]);
});
