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
	const elsewhere = [{ url: 'https://partner.example/' }, { url: 'https://copy.example/' }];

	beforeEach(async () => {
		const others = '[n8n:0123456789ab/other-workflow/other-node]';
		const { description = null } = trigger.sandbox.endpoints.get(id) ?? {};
		trigger.sandbox.endpoints.remove(id);
		trigger.sandbox.endpoints.add({ url: 'https://partner.example/', description: others });
		// A copy of this n8n has the same mark.
		trigger.sandbox.endpoints.add({ url: 'https://copy.example/', description });
		const creation = { method: 'POST', path: /endpoints$/ };
		trigger.sandbox.faults.add({ ...creation, times: 1, afterwards: true, delayMs: 1_000 });
		const before = requests('POST').length;
		looking = watch.tick();
		await until('the creation', () => requests('POST')[before]);
	});

	test('n8n stops: the one that comes too late is taken back, and nobody else’s', async () => {
		await watch.stop();
		await looking;
		expect(endpoints()).toMatchObject(elsewhere);
		expect(trigger.failedExecutions).toEqual([]);
		expect(trigger.logs.filter(({ level }) => level === 'warn')).toEqual([]);
	});

	test('the workflow is unpublished: none stays, and each was deleted once', async () => {
		await Promise.all([trigger.remove(), looking]);
		expect(endpoints()).toMatchObject(elsewhere);
		expect(requests('DELETE')).toHaveLength(1);
		expect(trigger.failedExecutions).toEqual([]);
	});

	test('nothing ends: it stays, and the team is told', async () => {
		await looking;
		expect(endpoints()).toHaveLength(3);
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

test('n8n stops while one that is there after all is adopted: it stays', async () => {
	trigger.sandbox.faults.add({ method: 'GET', path: new RegExp(id), answer: { status: 404 } });
	trigger.sandbox.faults.add({ path: /rotate/, times: 1, delayMs: 300 });
	const before = requests('POST').length;
	const looking = watch.tick();
	await until('the adoption', () => requests('POST')[before]);
	await watch.stop();
	await looking;
	expect(endpoints()).toMatchObject([{ id }]);
});

test('n8n stops before anything is written: nothing is any more', async () => {
	trigger.sandbox.endpoints.remove(id);
	const before = [requests('GET').length, requests('POST').length] as const;
	trigger.sandbox.faults.add({ method: 'GET', path: /endpoints(\?.*)?$/, times: 1, delayMs: 300 });
	const looking = watch.tick();
	await until('the list', () => requests('GET')[before[0] + 2]);
	await watch.stop();
	await looking;
	expect(requests('POST')).toHaveLength(before[1]);
});

test('what was mended while n8n stopped is told at the first look after the next start', async () => {
	trigger.sandbox.endpoints.edit(id, { status: 'disabled' });
	trigger.sandbox.faults.add({ method: 'PATCH', times: 1, afterwards: true, delayMs: 300 });
	const looking = watch.tick();
	await until('the mending', () => requests('PATCH')[0]);
	await watch.stop();
	await looking;
	expect(endpoints()).toMatchObject([{ id, status: 'active' }]);
	expect(trigger.failedExecutions).toEqual([]);
	watch = await trigger.start();
	await watch.tick();
	expect(trigger.failedExecutions).toHaveLength(1);
});
