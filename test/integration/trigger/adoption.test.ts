import { startTrigger, type TestTrigger } from '../../contexts/trigger';

let trigger: TestTrigger;

beforeEach(async () => {
	trigger = await startTrigger({ events: ['loan.error'] });
});
afterEach(async () => await trigger.close());

const endpoints = () => trigger.sandbox.endpoints.list();
const descriptions = () => endpoints().map(({ description }) => description);

/** Runs one event through and tells how many executions it started. */
async function executionsOfOneEvent(): Promise<number> {
	const before = trigger.executions.length;
	trigger.sandbox.fire('loan.error');
	await trigger.sandbox.idle();
	return trigger.executions.length - before;
}

test('an endpoint whose secret was lost is adopted, not doubled, and works again', async () => {
	await trigger.publish();
	const [before] = endpoints();
	trigger.forget();
	trigger.restart();
	await trigger.publish();
	expect(endpoints()).toHaveLength(1);
	expect(endpoints()[0]).toMatchObject({ id: before?.id, description: before?.description });
	expect(endpoints()[0]?.secret).not.toBe(before?.secret);
	expect(await executionsOfOneEvent()).toBe(1);
});

test('what differs is all that Dinie is told of an endpoint that is adopted', async () => {
	await trigger.publish();
	const [{ id } = { id: '' }] = endpoints();
	for (const [status, options, told] of [
		['disabled', {}, { status: 'active' }],
		['active', { description: 'Loans' }, { description: expect.stringMatching(/^Loans \[n8n:/) }],
	] as const) {
		trigger.sandbox.endpoints.edit(id, { status });
		trigger.node.parameters.options = options;
		trigger.forget();
		trigger.restart();
		await trigger.publish();
		const updates = trigger.sandbox.requests.filter(({ method }) => method === 'PATCH');
		expect(updates.at(-1)?.body).toEqual(told);
	}
});

test('adopting leaves a grace period of one hour to deliveries on their way', async () => {
	await trigger.publish();
	trigger.forget();
	trigger.restart();
	await trigger.publish();
	const rotation = trigger.sandbox.requests.find(({ path }) => path.endsWith('/rotate'));
	expect(rotation?.body).toEqual({ expire_current_in: 3600 });
	const graceEndsAt = Number(trigger.staticData().graceEndsAt);
	expect(Math.abs(graceEndsAt - Date.now() - 3_600_000)).toBeLessThan(60_000);
});

test('adopts where only the SDKs’ path of rotation is served', async () => {
	trigger.sandbox.settings.rotatePaths = ['rotate-secret'];
	await trigger.publish();
	trigger.forget();
	trigger.restart();
	await trigger.publish();
	expect(endpoints()).toHaveLength(1);
	expect(await executionsOfOneEvent()).toBe(1);
});

test('an endpoint that nobody marked is adopted: marked, brought in line, its text kept', async () => {
	trigger.sandbox.endpoints.add({
		url: trigger.webhookUrl(),
		events: ['customer.*'],
		description: 'Made by hand',
		status: 'disabled',
	});
	await trigger.publish();
	expect(endpoints()).toMatchObject([{ events: ['loan.error'], status: 'active' }]);
	expect(descriptions()).toEqual([expect.stringMatching(/^Made by hand \[n8n:/)]);
	expect(await executionsOfOneEvent()).toBe(1);
});

test('the user’s own description takes the place of what stood there', async () => {
	trigger.sandbox.endpoints.add({ url: trigger.webhookUrl(), description: 'Made by hand' });
	trigger.node.parameters.options = { description: 'Loan alerts' };
	await trigger.publish();
	expect(descriptions()).toEqual([expect.stringMatching(/^Loan alerts \[n8n:/)]);
});

test('nothing is updated when only the secret is missing', async () => {
	await trigger.publish();
	trigger.forget();
	trigger.restart();
	await trigger.publish();
	expect(trigger.sandbox.requests.map(({ method }) => method)).not.toContain('PATCH');
});

test('surplus endpoints with our URL and mark are removed', async () => {
	await trigger.publish();
	const [{ url, description } = { url: '', description: '' }] = endpoints();
	trigger.sandbox.endpoints.add({ url, description });
	trigger.sandbox.endpoints.add({ url, description });
	trigger.forget();
	trigger.restart();
	await trigger.publish();
	expect(endpoints()).toHaveLength(1);
	expect(await executionsOfOneEvent()).toBe(1);
});

test('an endpoint that belongs to another trigger is left alone, and the message names whose it is', async () => {
	const mark = '[n8n:0123456789ab/other-workflow/other-node]';
	const theirs = trigger.sandbox.endpoints.add({ url: trigger.webhookUrl(), description: mark });
	await expect(trigger.publish()).rejects.toThrow(
		`Endpoint ${theirs.id} at Dinie delivers to this URL already and belongs to another trigger, marked ${mark}. Unpublish that workflow, or delete the endpoint with the Dinie node, then publish again`,
	);
	expect(endpoints()).toEqual([theirs]);
	expect(trigger.staticData()).toEqual({});
});

test('endpoints at other URLs are nobody’s business of ours, whatever they are marked with', async () => {
	await trigger.publish();
	const [ours] = endpoints();
	const others = [
		trigger.sandbox.endpoints.add({ url: `${trigger.webhookUrl()}/2` }),
		trigger.sandbox.endpoints.add({ url: `${trigger.webhookUrl()}?a=1` }),
		trigger.sandbox.endpoints.add({ url: 'https://partner.example/', description: '[n8n:…]' }),
		trigger.sandbox.endpoints.add({
			url: 'https://old.example/',
			description: ours?.description ?? '',
		}),
	];
	trigger.forget();
	trigger.restart();
	await trigger.publish();
	expect(endpoints().slice(1)).toEqual(others);
});

test('the endpoint is found among hundreds, on the last page', async () => {
	await trigger.publish();
	const [ours] = endpoints();
	for (let index = 0; index < 250; index++) {
		trigger.sandbox.endpoints.add({ url: `https://partner.example/${index}` });
	}
	trigger.forget();
	trigger.restart();
	await trigger.publish();
	expect(endpoints()).toHaveLength(251);
	expect(endpoints()[0]?.id).toBe(ours?.id);
	const pages = trigger.sandbox.requests.filter(({ query }) => query.includes('starting_after'));
	expect(pages).toHaveLength(2);
});

test('a list that comes back to the same page again and again comes to an end', async () => {
	const data = [{ id: 'we_1', url: 'https://partner.example/' }];
	const answer = { status: 200, body: { data, has_more: true } };
	trigger.sandbox.faults.add({ method: 'GET', answer });
	await trigger.publish();
	expect(endpoints()).toHaveLength(1);
});

test('URLs are compared as URLs, not as text', async () => {
	await trigger.publish();
	const [ours] = endpoints();
	const url = trigger.webhookUrl().replace('https://localhost', 'HTTPS://LOCALHOST');
	trigger.sandbox.endpoints.edit(ours?.id ?? '', { url });
	trigger.forget();
	trigger.restart();
	await trigger.publish();
	expect(endpoints()).toMatchObject([{ id: ours?.id, url }]);
	expect(trigger.sandbox.requests.map(({ method }) => method)).not.toContain('PATCH');
});

test('an endpoint that cannot be read is no reason to fail, another one may be ours', async () => {
	trigger.sandbox.endpoints.add({ url: 'not a URL at all' });
	await trigger.publish();
	expect(endpoints()).toHaveLength(2);
});

test('the endpoint that the trigger had is moved along when n8n moved and its secret is unreadable', async () => {
	await trigger.publish();
	const [before] = endpoints();
	trigger.sandbox.endpoints.edit(before?.id ?? '', {
		url: 'https://old.example/webhook/1/webhook',
	});
	trigger.credential.clientSecret = trigger.sandbox.settings.clientSecret = 'dinie_cs_test_new';
	await trigger.publish();
	expect(endpoints()).toMatchObject([{ id: before?.id, url: trigger.webhookUrl() }]);
	expect(await executionsOfOneEvent()).toBe(1);
});

test('an endpoint that it had but that others marked since is left where it is', async () => {
	await trigger.publish();
	const [before] = endpoints();
	trigger.sandbox.endpoints.edit(before?.id ?? '', {
		url: 'https://theirs.example/',
		description: '[n8n:0123456789ab/other-workflow/other-node]',
	});
	await trigger.publish();
	expect(endpoints()).toMatchObject([
		{ id: before?.id, url: 'https://theirs.example/' },
		{ url: trigger.webhookUrl() },
	]);
});
