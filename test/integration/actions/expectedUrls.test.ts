import { itemsOf, startDinie, type TestDinie } from '../../contexts/dinie';

let dinie: TestDinie;
beforeEach(async () => (dinie = await startDinie()));
afterEach(async () => await dinie.close());

const check = async (expectedUrls: string, item = {}) =>
	await dinie.run(
		{ resource: 'webhookEndpoint', operation: 'checkHealth', expectedUrls },
		itemsOf(item),
	);
const add = (url: string, fields = {}) => dinie.sandbox.endpoints.add({ url, ...fields });
const markOf = (workflowId: string, ending = '') =>
	`Loans [n8n:0123456789ab/${workflowId}/node${ending}]`;

test('a URL that Dinie has is not missing, however it is written and whatever its status', async () => {
	add('https://one.example/hook', { status: 'disabled' });

	const { items } = await check('HTTPS://one.example:443/hook');

	expect(items.map(({ json }) => json.problems)).toEqual([['disabled']]);
});

test('each URL that Dinie does not have becomes an item of its own', async () => {
	add('https://one.example/');

	const { items } = await check(
		'https://one.example\nhttps://two.example/a, https://three.example/',
	);

	const missing = { id: null, healthy: false, problems: ['missing'], managedBy: null };
	expect(items.slice(1)).toMatchObject([
		{ json: { url: 'https://two.example/a', ...missing } },
		{ json: { url: 'https://three.example/', ...missing } },
	]);
});

test('a missing endpoint has the fields of one that is there', async () => {
	add('https://one.example/');

	const { items } = await check('https://two.example/');

	const [present, missing] = items.map(({ json }) => Object.keys(json).sort());
	expect(missing).toEqual(present);
});

test('a workflow is missing while no trigger of it has an endpoint but that of a test run', async () => {
	add('https://n8n.example/webhook-test/1', { description: markOf('loanAlerts', '/test') });

	const found = async () =>
		(await check('loanAlerts')).items.map(({ json }) => [json.problems, json.managedBy]);

	expect(await found()).toMatchObject([
		[[], { workflowId: 'loanAlerts', test: true }],
		[['missing'], { workflowId: 'loanAlerts', test: false }],
	]);
	add('https://n8n.example/webhook/1', { description: markOf('loanAlerts') });
	expect(await found()).toHaveLength(2);
	expect((await found()).flatMap(([problems]) => problems)).toEqual([]);
});

test('an expression may give a list', async () => {
	const { items } = await check('={{ $json.urls }}', { urls: ['https://two.example/', 'wf'] });

	expect(items.map(({ json }) => json.problems)).toEqual([['missing'], ['missing']]);
});

test.each(['partner.example/hook', 'http:/', 'a.b'])('%p is refused', async (text) => {
	const { message } = await check(`https://one.example/, ${text}`);

	expect(message).toBe(
		`'Expected URLs' holds '${text}', which is neither a URL nor the ID of a workflow. Write a URL in full, e.g. https://partner.example.com/webhooks/dinie`,
	);
});
