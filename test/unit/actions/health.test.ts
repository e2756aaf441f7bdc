import { withHealth } from '../../../nodes/Dinie/actions/webhookEndpoint/health';
import type { WebhookEndpoint } from '../../../nodes/Dinie/transport/webhookEndpoints';

const NOW = Date.parse('2026-04-04T12:00:00Z');
const TEST_MARK = 'Alerts [n8n:0123456789ab/wf/node/test]';

const endpoint = (fields: Partial<WebhookEndpoint> = {}): WebhookEndpoint => ({
	id: 'we_1',
	url: 'https://partner.example/webhooks',
	events: ['loan.*'],
	description: null,
	status: 'active',
	created_at: '2026-04-04T09:00:00Z',
	...fields,
});

const problemsOf = (fields: Partial<WebhookEndpoint>) =>
	withHealth([endpoint(fields)], NOW).map(({ problems }) => problems);

test('finds nothing wrong with a plain endpoint', () => {
	expect(withHealth([endpoint()], NOW)).toEqual([{ ...endpoint(), healthy: true, problems: [] }]);
});

test.each([
	['as text', '2026-04-04T10:59:59Z', '2026-04-04T11:00:01Z'],
	['as epoch seconds', NOW / 1000 - 3601, NOW / 1000 - 3599],
])('finds a test endpoint of more than an hour, its time given %s', (_form, old, young) => {
	expect(problemsOf({ description: TEST_MARK, created_at: old })).toEqual([
		['stale_test_endpoint'],
	]);
	expect(problemsOf({ description: TEST_MARK, created_at: young })).toEqual([[]]);
	expect(problemsOf({ description: 'Ours', created_at: old })).toEqual([[]]);
});

test.each([
	[['invoice.paid'], ['unknown_events']],
	[['invoice.*', 'loan.eror'], ['unknown_events']],
	[['invoice.paid', 'loan.error'], []],
	[['loan.processing'], []],
	[['*'], []],
	[[], []],
])('judges the events %j as %j', (events, problems) => {
	expect(problemsOf({ events })).toEqual([problems]);
});

test('finds every endpoint that shares its URL with another, however it is written', () => {
	const urls = ['https://a.example', 'https://A.example:443/', 'https://b.example/'];

	const found = withHealth(
		urls.map((url) => endpoint({ url })),
		NOW,
	);

	expect(found.map(({ problems }) => problems)).toEqual([['duplicate_url'], ['duplicate_url'], []]);
});

test('counts a URL that cannot be read as not https', () => {
	expect(problemsOf({ url: 'partner.example' })).toEqual([['not_https']]);
});

test.each(['suspended', '', null, undefined])('counts the status %p as not active', (status) => {
	expect(problemsOf({ status: status as string })).toEqual([['not_active']]);
});

test.each(['null', '[]', '[null, 7]'])('takes the events %s for every event', (events) => {
	expect(problemsOf({ events: JSON.parse(events) })).toEqual([[]]);
});

test('tells endpoints without a URL apart from such as share one', () => {
	const found = withHealth([endpoint({ url: null }), endpoint({ url: null })], NOW);

	expect(found.map(({ problems }) => problems)).toEqual([['not_https'], ['not_https']]);
});
