import { deliver, genuine } from '../../contexts/deliver';
import { later } from '../../contexts/later';
import { startTrigger, type Started, type TestTrigger } from '../../contexts/trigger';

const MINUTE_MS = 60_000;

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
	jest.restoreAllMocks();
	await watch.stop();
	await trigger.close();
});

const endpoints = () => trigger.sandbox.endpoints.list();
const endpoint = () => trigger.sandbox.endpoints.get(id);
const edit = (fields: Parameters<typeof trigger.sandbox.endpoints.edit>[1]) =>
	trigger.sandbox.endpoints.edit(id, fields);
const told = () => trigger.failedExecutions.map(({ message }) => message);
const calls = () => trigger.sandbox.requests.length;

async function isTaken(): Promise<boolean> {
	const before = trigger.executions.length;
	for (let time = 0; time < 2; time++) await deliver(trigger, genuine(trigger));
	return trigger.executions.length > before;
}

test('strikes every ten minutes at a second of its own, unless told otherwise', async () => {
	expect(watch.crons()).toEqual([expect.stringMatching(/^([0-5]?\d) \*\/10 \* \* \* \*$/)]);
});

test('while all is well it asks Dinie once and tells nobody', async () => {
	const before = calls();
	await watch.tick();
	expect(calls()).toBe(before + 1);
	expect(told()).toEqual([]);
	expect(trigger.logs.filter(({ level }) => level !== 'debug')).toEqual([]);
});

test.each([
	['disabled', { status: 'disabled' }, /not active/, true],
	['subscribed to other events', { events: ['customer.*'] }, /other events/, true],
	['pointed elsewhere', { url: 'https://elsewhere.example/' }, /another URL/, true],
	['robbed of its mark', { description: 'Ours now' }, /mark/, false],
] as const)(
	'an endpoint that was %s is put right in place, and told once, with what is left to do',
	async (_, fields, found, mayMiss) => {
		const before = { ...endpoint() };
		edit(fields);
		await watch.tick();
		expect(endpoints()).toHaveLength(1);
		expect(endpoint()).toMatchObject({
			id,
			url: before.url,
			events: ['loan.*'],
			status: 'active',
			secret: before.secret,
		});
		expect(endpoint()?.description).toContain(before.description);
		expect(told()).toEqual([expect.stringMatching(found)]);
		expect(told()[0]).toContain(id);
		expect(told()[0]?.includes('Events may be missing')).toBe(mayMiss);
		expect(told()[0]).toMatch(mayMiss ? /What to do: look up/ : /nothing for you to do\.$/);
		await watch.tick();
		expect(told()).toHaveLength(1);
		expect(await isTaken()).toBe(true);
	},
);

test('what is told names since when events may be missing, or that it is not known, and until when', async () => {
	edit({ status: 'disabled' });
	await watch.tick();
	const minute = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d UTC`;
	const span = `Events may be missing from ${minute}, when the endpoint was last seen well, until ${minute}\\.`;
	expect(told()[0]).toMatch(new RegExp(span));
	trigger.restart();
	edit({ status: 'disabled' });
	await trigger.checkExists('init');
	watch = await trigger.start('init');
	await watch.tick();
	expect(told()[1]).toMatch(/Since when is not known/);
});

test('an endpoint that is gone is made anew, told once, and its first delivery makes n8n keep it', async () => {
	const late = genuine(trigger);
	trigger.sandbox.endpoints.remove(id);
	await watch.tick();
	expect(endpoints()).toMatchObject([{ url: trigger.webhookUrl(), events: ['loan.*'] }]);
	expect(told()).toEqual([
		expect.stringMatching(`${id} was gone.*${endpoints()[0]?.id} has taken`),
	]);
	expect(await deliver(trigger, late)).toMatchObject({ body: { error: 'signature_mismatch' } });
	expect(await isTaken()).toBe(true);
	expect(trigger.staticData()).toMatchObject({
		endpointId: endpoints()[0]?.id,
		url: trigger.webhookUrl(),
	});
	expect(trigger.staticData()).not.toHaveProperty('leftBehind');
	await watch.tick();
	expect(told()).toHaveLength(1);
	expect(endpoints()).toHaveLength(1);
});

test('a slip of Dinie, which says once that it is gone, changes nothing', async () => {
	trigger.sandbox.faults.add({
		method: 'GET',
		path: new RegExp(id),
		times: 1,
		answer: { status: 404 },
	});
	await watch.tick();
	expect(endpoints()).toMatchObject([{ id }]);
	expect(told()).toEqual([]);
	expect(await deliver(trigger, genuine(trigger))).toMatchObject({ status: 200 });
});

test.each([
	['says of each endpoint that it is gone', { method: 'GET', path: /endpoints\/we_/ }, 404],
	['forbids each', { method: 'GET', path: /endpoints\/we_/ }, 403],
])(
	'when Dinie %s, but has it in its list, it is gained anew and works',
	async (_, rule, status) => {
		const takeBack = trigger.sandbox.faults.add({ ...rule, answer: { status } });
		await watch.tick();
		takeBack();
		expect(endpoints()).toMatchObject([{ id }]);
		expect(await isTaken()).toBe(true);
	},
);

test('an endpoint that another trigger has marked is left alone, and that is told once', async () => {
	const description = '[n8n:0123456789ab/other/node]';
	edit({ description, status: 'disabled' });
	for (let time = 0; time < 3; time++) await watch.tick();
	expect(endpoint()).toMatchObject({ description, status: 'disabled' });
	expect(endpoints()).toHaveLength(1);
	expect(told()).toEqual([
		expect.stringMatching(/mark of another trigger.*last seen well, on\. What to do: publish/),
	]);
});

test('drawn to another address twice it is left there, and that is told once', async () => {
	const url = 'https://copy-of-the-database.example/webhook';
	edit({ url });
	await watch.tick();
	expect(endpoint()?.url).toBe(trigger.webhookUrl());
	edit({ url });
	for (let time = 0; time < 3; time++) await watch.tick();
	expect(endpoint()?.url).toBe(url);
	expect(told()[1]).toMatch(/another n8n seems to work with a copy of this database/);
	expect(told()).toHaveLength(2);
	expect(endpoints()).toHaveLength(1);
});

test('what is undone again and again is mended with doubling pauses', async () => {
	let mended = 0;
	for (let minute = 0; minute < 24 * 60; minute += 10) {
		edit({ status: 'disabled' });
		await watch.tick();
		if (endpoint()?.status === 'active') mended++;
		jest.restoreAllMocks();
		later((minute + 10) * MINUTE_MS);
	}
	expect(mended).toBeGreaterThan(5);
	expect(mended).toBeLessThan(12);
}, 30_000);

test('what has stayed well for long is mended without a pause when it is undone again', async () => {
	for (const [minute, isUndone] of [
		[0, true],
		[12, false],
		[13, true],
		[19, true],
	] as const) {
		jest.restoreAllMocks();
		later(minute * MINUTE_MS);
		if (isUndone) edit({ status: 'disabled' });
		await watch.tick();
		expect(endpoint()?.status).toBe('active');
	}
});

test('while it waits to mend, the endpoint does not count as seen well', async () => {
	edit({ status: 'disabled' });
	await watch.tick();
	edit({ status: 'disabled' });
	later(4 * MINUTE_MS);
	await watch.tick();
	expect(endpoint()?.status).toBe('disabled');
	jest.restoreAllMocks();
	later(6 * MINUTE_MS);
	await watch.tick();
	expect(endpoint()?.status).toBe('active');
	const [from, end] = told()[1]?.match(/\d\d:\d\d(?= UTC)/g) ?? [];
	const minutes = (at = '') => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));
	expect((minutes(end) - minutes(from) + 24 * 60) % (24 * 60)).toBeGreaterThanOrEqual(6);
});

test('with the client secret replaced the signing secret is gained anew', async () => {
	trigger.credential.clientSecret = trigger.sandbox.settings.clientSecret = 'dinie_cs_test_new';
	await watch.tick();
	expect(endpoints()).toMatchObject([{ id }]);
	expect(await isTaken()).toBe(true);
	expect(told()).toEqual([expect.stringMatching(/signing secret .* could not be used/)]);
});

test('with the credential of another account an endpoint is made there, and what stays behind is named', async () => {
	const other = await startTrigger();
	Object.assign(trigger.credential, { ...other.credential });
	await watch.tick();
	expect(other.sandbox.endpoints.list()).toMatchObject([{ url: trigger.webhookUrl() }]);
	const made = other.sandbox.endpoints.list()[0]?.id;
	expect(told()).toEqual([
		expect.stringMatching(`${id} is out of reach.*${made} has taken its place.*delete it with`),
	]);
	await deliver(
		trigger,
		genuine(trigger, { signer: other.sandbox.endpoints.list()[0]?.secret ?? '' }),
	);
	expect(trigger.staticData().leftBehind).toMatchObject([{ endpointId: id }]);
	await other.close();
});

test('while Dinie is down it says so once an hour and changes nothing', async () => {
	await trigger.sandbox.down();
	for (let time = 0; time < 3; time++) await watch.tick();
	const warnings = () => trigger.logs.filter(({ level }) => level === 'warn');
	expect(warnings()).toHaveLength(1);
	expect(warnings()[0]?.message).toMatch(/could not look after its endpoint/);
	later(61 * MINUTE_MS);
	await watch.tick();
	expect(warnings()).toHaveLength(2);
	expect(told()).toEqual([]);
	await trigger.sandbox.up();
	await watch.tick();
	expect(endpoints()).toMatchObject([{ id }]);
});

test('once unpublished it does nothing more', async () => {
	await trigger.remove();
	const before = calls();
	await watch.tick();
	expect(calls()).toBe(before);
	expect(endpoints()).toEqual([]);
	expect(trigger.logs.filter(({ level }) => level === 'warn')).toEqual([]);
});

test('after a publish that failed it does nothing', async () => {
	await trigger.remove();
	trigger.sandbox.faults.add({
		method: 'POST',
		path: /endpoints$/,
		times: 1,
		answer: { status: 422 },
	});
	await expect(trigger.publish()).rejects.toThrow('refused to create');
	await trigger.remove();
	const before = calls();
	await watch.tick();
	expect(calls()).toBe(before);
	expect(endpoints()).toEqual([]);
});

test('n8n may keep the first cron of a node for ever: it serves whatever was started last', async () => {
	await trigger.start('update');
	expect(watch.crons()).toHaveLength(1);
	edit({ status: 'disabled' });
	await watch.tick();
	expect(endpoint()?.status).toBe('active');
});

test.each([{ registration: 'manual' }, { options: { watchMinutes: 0 } }])(
	'with %j there is no cron, and n8n gets its object all the same',
	async (parameters) => {
		const other = await startTrigger(parameters);
		const started = await other.start();
		expect(started.crons()).toEqual([]);
		await other.close();
	},
);

test('a start never throws, whatever stands in the parameters', async () => {
	trigger.node.parameters.options = { description: '[n8n:0123456789ab/a/b]' };
	await expect(trigger.start('init')).resolves.toBeDefined();
});
