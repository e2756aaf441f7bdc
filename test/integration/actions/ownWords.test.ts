import fc from 'fast-check';
import { byId, startDinie, type TestDinie } from '../../contexts/dinie';

let dinie: TestDinie;
beforeAll(async () => (dinie = await startDinie()));
afterAll(async () => await dinie.close());

const ID = 'we_550e8400e29b41d4a716446655440000';
const URL = 'https://partner.example/webhooks';

// n8n puts a sentence of its own in place of a message that contains one of these.
const CODES = [
	...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'ERRADDRINUSE', 'EADDRNOTAVAIL'],
	...['ECONNABORTED', 'EHOSTUNREACH', 'EAI_AGAIN', 'ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES'],
	...['EEXIST', 'EPERM', 'GETADDRINFO'],
];

const part = fc.oneof(
	fc.constantFrom(...CODES, ...CODES.map((code) => code.toLowerCase())),
	fc.string(),
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom('http://', 'partner.example', '/', 'PageNotFound', 'preexisting', ',', '.', ' '),
);

/** What somebody may type, but no expression. */
const typed = fc
	.array(part, { minLength: 1, maxLength: 6 })
	.map((parts) => parts.join(''))
	.filter((text) => text !== '' && !text.startsWith('='));

type Case = [field: string, operation: string, (text: string) => object, ours: RegExp];

const event = (text: string) => ({ resource: 'webhookEvent', event: text });

test.each<Case>([
	['URL', 'create', (text) => ({ url: text }), /^'URL' (is empty|is not a URL|must start with)/],
	['URL', 'upsert', (text) => ({ url: text }), /^'URL' (is empty|is not a URL|must start with)/],
	[
		'URL',
		'update',
		(text) => ({ endpointId: byId(ID), updateFields: { url: text } }),
		/^'URL' (is empty|is not a URL|must start with)/,
	],
	[
		'Additional Events',
		'create',
		(text) => ({ url: URL, additionalFields: { additionalEvents: `${text} ?` } }),
		/^'Additional Events' holds what cannot be an event name/,
	],
	[
		'Description',
		'create',
		(text) => ({
			url: URL,
			additionalFields: { description: `${text} [n8n:0123456789ab/wf/node]` },
		}),
		/^'Description' holds text of the form \[n8n:/,
	],
	[
		'Status',
		'update',
		(text) => ({ endpointId: byId(ID), updateFields: { status: `${text}!` } }),
		/^'Status' must be active or disabled/,
	],
	['Event', 'getSample', (text) => event(`${text}!`), /^'Event' holds '/],
])(
	'whatever is typed into %s of %s, the message is ours',
	async (_field, operation, fields, ours) => {
		const before = dinie.sandbox.endpoints.list();
		await fc.assert(
			fc.asyncProperty(typed, async (text) => {
				fc.pre(!isHttps(text));
				const parameters = { resource: 'webhookEndpoint', operation, ...fields(text) };

				const { message } = await dinie.run(parameters);

				expect(message).toMatch(ours);
			}),
			{ numRuns: 60 },
		);
		expect(dinie.sandbox.endpoints.list()).toEqual(before);
	},
);

const isHttps = (text: string) => /^\s*https:/i.test(text);
