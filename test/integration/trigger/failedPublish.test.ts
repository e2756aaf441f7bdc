import type { FaultRule } from '../../../sandbox/api/faults';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

let trigger: TestTrigger;

beforeEach(async () => {
	trigger = await startTrigger();
});
afterEach(async () => await trigger.close());

/** The whole of what n8n shows of a publish that failed. */
async function messageOfPublish(): Promise<string> {
	const error: unknown = await trigger.publish().catch((reason: unknown) => reason);
	if (!(error instanceof Error)) throw new Error('publishing did not fail');
	expect(trigger.staticData()).toEqual({});
	return error.message;
}

async function withPublicUrl(url: string): Promise<string> {
	trigger.baseUrl = url;
	return await messageOfPublish();
}

describe('the URL of this n8n', () => {
	test.each(['http://localhost:5678', 'http://n8n.example.com', 'ftp://n8n.example.com'])(
		'%s is not https: the message names it and the setting to change',
		async (url) => {
			expect(await withPublicUrl(url)).toBe(
				`Dinie delivers to https:// addresses only, but the webhook URL of this n8n is ${trigger.webhookUrl()}. Set N8N_WEBHOOK_URL to the public https:// address of this n8n, restart it and publish again`,
			);
			expect(trigger.sandbox.requests).toEqual([]);
		},
	);

	test.each(['n8n.example.com', 'n8n.example.com:5678', ''])(
		'%p is no URL: the message is the same',
		async (url) => {
			expect(await withPublicUrl(url)).toContain(
				`the webhook URL of this n8n is ${trigger.webhookUrl()}. Set N8N_WEBHOOK_URL`,
			);
		},
	);

	test('n8n does not put words of its own in place of ours because of a host name', async () => {
		expect(await withPublicUrl('http://preexisting.example')).toContain('Set N8N_WEBHOOK_URL');
	});
});

describe('the options', () => {
	test.each(['Loan Error', 'loan*', '*.created', 'loan.error extra'])(
		'the additional event %p is refused by name',
		async (additionalEvents) => {
			trigger.node.parameters.options = {
				additionalEvents: `loan.processing, ${additionalEvents}`,
			};
			expect(await messageOfPublish()).toBe(
				`'Additional Events' holds what cannot be an event name: '${additionalEvents}'. Write names as Dinie does, in lower case, e.g. loan.processing or loan.*, separated by commas. To receive every event, leave 'Trigger On' empty`,
			);
		},
	);

	test('a description that poses as a mark is refused', async () => {
		trigger.node.parameters.options = { description: 'Mine [n8n:0123456789ab/a/b]' };
		expect(await messageOfPublish()).toBe(
			"'Description' holds text of the form [n8n:…], which marks the trigger that owns an endpoint: remove it",
		);
	});
});

describe('Dinie', () => {
	const create = { method: 'POST', path: /endpoints$/ };
	const rules: Array<[string, FaultRule, RegExp]> = [
		[
			'refuses',
			{ ...create, answer: { status: 422 } },
			/^Dinie refused to create the webhook endpoint \(HTTP 422\): A fault the sandbox was asked for\. Correct/,
		],
		[
			'forbids',
			{ path: /endpoints/, answer: { status: 403 } },
			/^Dinie refused to list the webhook endpoints \(HTTP 403\).*ask Dinie to allow it/,
		],
		[
			'fails three times',
			{ path: /endpoints/, answer: { status: 500, retryAfterSeconds: 0 } },
			/\(HTTP 500\).* asks to wait 0 seconds/,
		],
		[
			'is busy',
			{ path: /endpoints/, answer: { status: 429, retryAfterSeconds: 120 } },
			/\(HTTP 429\).*It asks to wait 120 seconds: try again then$/,
		],
		[
			'leaves the ID out',
			{ ...create, omit: ['id'] },
			/^Dinie was asked to create the webhook endpoint, but the answer lacks 'id'\./,
		],
		[
			'leaves ID and secret out',
			{ ...create, omit: ['id', 'secret'] },
			/the answer lacks 'id' and 'secret'\./,
		],
		[
			'leaves the list out',
			{ method: 'GET', omit: ['data'] },
			/^Dinie was asked to list the webhook endpoints, but the answer lacks 'data'\./,
		],
		[
			'answers a list for an endpoint',
			{ ...create, answer: { status: 200, body: [] } },
			/but the answer was not JSON/,
		],
		[
			'says nothing at all',
			{ ...create, answer: { status: 201, body: '' } },
			/the answer lacks 'id' and 'secret'/,
		],
	];

	test.each(rules)('%s: the message says so', async (_, rule, told) => {
		trigger.sandbox.faults.add(rule);
		expect(await messageOfPublish()).toMatch(told);
	});

	test.each([
		[
			'update',
			{ method: 'PATCH' },
			/^Dinie refused to update webhook endpoint we_\w+ \(HTTP 409\)/,
		],
		[
			'rotation',
			{ path: /rotate/ },
			/^Dinie refused to rotate the signing secret of webhook endpoint we_\w+ \(HTTP 409\)/,
		],
	])('refuses the %s of an endpoint to adopt: the message says so', async (_, rule, told) => {
		trigger.sandbox.endpoints.add({ url: trigger.webhookUrl(), status: 'disabled' });
		trigger.sandbox.faults.add({ ...rule, answer: { status: 409 } });
		expect(await messageOfPublish()).toMatch(told);
	});

	test('rotates without giving the secret: the message says so', async () => {
		trigger.sandbox.endpoints.add({ url: trigger.webhookUrl() });
		trigger.sandbox.faults.add({ path: /rotate/, omit: ['secret'] });
		expect(await messageOfPublish()).toMatch(
			/rotate the signing secret .* the answer lacks 'secret'/,
		);
	});

	test('gives a secret with which nothing could be verified: the message says so', async () => {
		const body = { id: 'we_1', secret: 'whsec_no base64' };
		const answer = { status: 201, body };
		trigger.sandbox.faults.add({ method: 'POST', path: /endpoints$/, answer });
		expect(await messageOfPublish()).toBe(
			"Dinie gave endpoint we_1 a signing secret that is not 'whsec_' and base64 of 16 bytes or more, so no delivery could be verified with it. Tell Dinie's support",
		);
	});

	test('knows neither path of rotation: the first is reported', async () => {
		const { id } = trigger.sandbox.endpoints.add({ url: trigger.webhookUrl() });
		trigger.sandbox.settings.rotatePaths = [];
		expect(await messageOfPublish()).toMatch(
			`There is no POST /v3/webhooks/endpoints/${id}/secret/rotate`,
		);
	});
});
