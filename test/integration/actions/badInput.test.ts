import { newSigningSecret } from '../../../sandbox/ids';
import { byId, itemsOf, startDinie, type TestDinie } from '../../contexts/dinie';

const URL = 'https://partner.example/webhooks';
const ID = 'we_550e8400e29b41d4a716446655440000';

let dinie: TestDinie;
beforeAll(async () => (dinie = await startDinie()));
afterAll(async () => await dinie.close());

type Bad = [what: string, operation: string, parameters: object, message: RegExp];

it.each<Bad>([
	[
		'a malformed URL',
		'create',
		{ url: 'partner.example' },
		/^'URL' is not a URL: 'partner.example'\. Write it in full, e\.g\. https:/,
	],
	[
		'an http URL',
		'create',
		{ url: 'http://a.example' },
		/^'URL' must start with https:.*'http:\/\/a.example'$/,
	],
	[
		'an http URL with the letters of a system code',
		'create',
		{ url: 'http://partner.example/PageNotFound' },
		/^'URL' must start with https:.*'http:\/\/partner.example\/PageNotFound'$/,
	],
	[
		'a malformed URL with the letters of another',
		'create',
		{ url: 'partner.example/preexisting' },
		/^'URL' is not a URL: 'partner.example\/preexisting'/,
	],
	[
		'a URL that an expression left empty',
		'create',
		{ url: '={{ $json.nothing }}' },
		/^'URL' is empty\. Write it in full/,
	],
	['an http URL', 'upsert', { url: 'http://a.example' }, /^'URL' must start with https:/],
	[
		'an http URL',
		'update',
		{ endpointId: byId(ID), updateFields: { url: 'http://a.example' } },
		/^'URL' must start with https:/,
	],
	[
		'no field to change',
		'update',
		{ endpointId: byId(ID) },
		/^'Update Fields' is empty: add a field/,
	],
	[
		'a status that does not exist',
		'update',
		{ endpointId: byId(ID), updateFields: { status: '={{ "off" }}' } },
		/^'Status' must be active or disabled, not 'off'$/,
	],
	['an empty ID', 'get', { endpointId: byId('') }, /'Webhook Endpoint' must be an ID/],
	[
		'an ID that an expression left empty',
		'delete',
		{ endpointId: byId('={{ $json.nothing }}') },
		/^'Webhook Endpoint' is empty: choose one from the list/,
	],
	[
		'an ID with a slash',
		'get',
		{ endpointId: byId('a/b') },
		/'Webhook Endpoint' must be an ID of letters and digits, e\.g\. we_/,
	],
	[
		'an ID with a slash from an expression',
		'get',
		{ endpointId: byId('={{ "../" + "a" }}') },
		/^'Webhook Endpoint' must be an ID .*, not '\.\.\/a'$/,
	],
	[
		'an unknown ID',
		'get',
		{ endpointId: byId(ID) },
		/^Dinie refused to fetch webhook endpoint we_550e.*\(HTTP 404\).*It may have been deleted/,
	],
	[
		'86401 seconds',
		'rotateSecret',
		{ endpointId: byId(ID), expireCurrentIn: 86_401 },
		/^'Expire Current Secret In \(Seconds\)' must be a whole number from 0 to 86400, not '86401'$/,
	],
	[
		'a negative number of seconds',
		'rotateSecret',
		{ endpointId: byId(ID), expireCurrentIn: -1 },
		/from 0 to 86400, not '-1'$/,
	],
	[
		'seconds that an expression left empty',
		'rotateSecret',
		{ endpointId: byId(ID), expireCurrentIn: '={{ $json.nothing }}' },
		/must be a whole number/,
	],
	['a limit of 0', 'getAll', { limit: 0 }, /^'Limit' must be a whole number, 1 or more, not '0'$/],
	[
		'an event that is misspelt',
		'create',
		{ url: URL, events: '={{ ["loan.eror"] }}' },
		/^'Events' holds 'loan\.eror'.* The nearest is 'loan\.error'; .*'Additional Events'$/,
	],
	[
		'events that are no list',
		'create',
		{ url: URL, events: '={{ $json.nothing }}' },
		/^'Events' is not a list of event names/,
	],
	[
		'an additional event that cannot be one',
		'create',
		{ url: URL, additionalFields: { additionalEvents: 'Loan Error' } },
		/^'Additional Events' holds what cannot be an event name: 'Loan Error'/,
	],
	[
		'a description of the form of a mark',
		'create',
		{ url: URL, additionalFields: { description: 'x [n8n:0123456789ab/wf/node]' } },
		/^'Description' holds text of the form \[n8n:/,
	],
])('%s is refused by %s', async (_what, operation, parameters, message) => {
	const before = dinie.sandbox.endpoints.list();

	const outcome = await dinie.run({ resource: 'webhookEndpoint', operation, ...parameters });

	expect(outcome.message).toMatch(message);
	expect(outcome.items).toEqual([]);
	expect(dinie.sandbox.endpoints.list()).toEqual(before);
});

it.each<Bad>([
	[
		'an unknown event',
		'getSample',
		{ event: '={{ "loan.activ" }}' },
		/^'Event' holds 'loan\.activ'.* The nearest is 'loan\.active'$/,
	],
	[
		'no webhook secret in the credential',
		'verify',
		{},
		/^'Webhook Secret' in the Dinie API credential is empty: paste the signing secret/,
	],
])('%s is refused by %s', async (_what, operation, parameters, message) => {
	const outcome = await dinie.run({ resource: 'webhookEvent', operation, ...parameters });

	expect(outcome.message).toMatch(message);
});

describe('Verify', () => {
	beforeAll(() => (dinie.credential.webhookSecret = newSigningSecret()));

	it.each<[string, object, RegExp]>([
		[
			'a binary field that is not there',
			{},
			/^'Input Data Field Name' names no binary field of this item: 'data'\. Turn on 'Raw Body'/,
		],
		[
			'a body that was parsed already',
			{ bodyFrom: 'text', rawBody: '={{ $json.body }}' },
			/^'Raw Body' is not text: the signature is over the body exactly as it arrived/,
		],
		[
			'headers that are no object',
			{ bodyFrom: 'text', rawBody: '{}', headers: 'webhook-id' },
			/^'Headers' is not an object: drag in the headers/,
		],
	])('refuses %s', async (_what, parameters, message) => {
		const outcome = await dinie.run(
			{ resource: 'webhookEvent', operation: 'verify', ...parameters },
			itemsOf({ body: { type: 'loan.error' } }),
		);

		expect(outcome.message).toMatch(message);
	});
});

test('an event that Additional Events names is sent as it is', async () => {
	const { message } = await dinie.run({
		resource: 'webhookEndpoint',
		operation: 'create',
		url: URL,
		events: ['loan.error'],
		additionalFields: { additionalEvents: 'loan.renewed, invoice.*' },
	});

	expect(message).toBeUndefined();
	expect(dinie.sandbox.endpoints.list()).toMatchObject([
		{ events: ['loan.error', 'loan.renewed', 'invoice.*'] },
	]);
});

test('a URL is sent as everybody else would write it', async () => {
	const { items } = await dinie.run({
		resource: 'webhookEndpoint',
		operation: 'create',
		url: 'https:a.example',
	});

	expect(items).toMatchObject([{ json: { url: 'https://a.example/' } }]);
});
