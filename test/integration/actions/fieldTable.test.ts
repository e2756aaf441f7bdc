import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { actionResources } from '../../../nodes/Dinie/actions/resources';
import { newSigningSecret } from '../../../sandbox/ids';
import type { Played } from '../../../sandbox/story/play';
import { byId, itemsOf, startDinie, type TestDinie } from '../../contexts/dinie';

const URL = 'https://partner.example/webhooks';

/** What a field may hold that says nothing: typed, or given by an expression. */
const INPUTS = {
	'typed: nothing': '',
	'typed: blanks': '  ',
	'typed: a comma': ',',
	'expression: undefined': '={{ $json.nope }}',
	'expression: null': '={{ null }}',
	'expression: empty text': '={{ "" }}',
	'expression: blanks': '={{ "  " }}',
	'expression: undefined and a blank': '={{ $json.nope }} ',
	'expression: a comma': '={{ $json.nope }},{{ $json.nope }}',
};
type Input = keyof typeof INPUTS;

/** What comes of it: refused in so many words, or what is then sent to Dinie, or how many items come out. */
type Outcome = RegExp | IDataObject | number | 'personal data removed';

const typed = (nothing: Outcome, blanks = nothing, comma = nothing) => ({
	'typed: nothing': nothing,
	'typed: blanks': blanks,
	'typed: a comma': comma,
});

const everyInput = (outcome: Outcome) =>
	Object.fromEntries(Object.keys(INPUTS).map((input) => [input, outcome]));

/** A comma is text like any other where Dinie looks for it. */
const commaIs = (outcome: Outcome) => ({
	'typed: a comma': outcome,
	'expression: a comma': outcome,
});

/** Every field of every operation; an input that is not named is refused. */
const TABLE: Record<string, Partial<Record<Input, Outcome>>> = {
	'creditOffer.get.creditOfferId': {},
	'creditOffer.get.options.personalData': everyInput('personal data removed'),
	'creditOffer.getAll.returnAll': {},
	'creditOffer.getAll.limit': {},
	'creditOffer.getAll.filters.customerId': {},
	'creditOffer.getAll.filters.status': {},
	'creditOffer.getAll.options.personalData': everyInput('personal data removed'),

	'customer.get.customerId': {},
	'customer.get.options.personalData': everyInput('personal data removed'),
	'customer.getAll.returnAll': {},
	'customer.getAll.limit': {},
	'customer.getAll.filters.cpf': commaIs(0),
	'customer.getAll.filters.externalId': commaIs(0),
	'customer.getAll.filters.status': {},
	'customer.getAll.options.personalData': everyInput('personal data removed'),
	'customer.getAll.options.sortBy': {},
	'customer.getAll.options.sortOrder': {},

	'loan.get.loanId': {},
	'loan.get.options.personalData': everyInput('personal data removed'),

	'loanTransaction.getAll.loanId': {},
	'loanTransaction.getAll.returnAll': {},
	'loanTransaction.getAll.limit': {},
	'loanTransaction.getAll.options.personalData': everyInput('personal data removed'),

	'webhookEndpoint.checkHealth.expectedUrls': typed(1),

	'webhookEndpoint.create.url': {},
	'webhookEndpoint.create.events': {},
	'webhookEndpoint.create.additionalFields.additionalEvents': typed({
		url: URL,
		events: ['loan.error'],
	}),
	'webhookEndpoint.create.additionalFields.description': {
		...typed(
			{ url: URL, events: ['loan.error'], description: '' },
			{ url: URL, events: ['loan.error'], description: '' },
			{ url: URL, events: ['loan.error'], description: ',' },
		),
		'expression: a comma': { url: URL, events: ['loan.error'], description: ',' },
	},

	'webhookEndpoint.upsert.url': {},
	'webhookEndpoint.upsert.events': {},
	'webhookEndpoint.upsert.additionalFields.additionalEvents': typed({ events: ['loan.error'] }),
	'webhookEndpoint.upsert.additionalFields.description': {
		...typed(
			{ events: ['loan.error'], description: '' },
			{ events: ['loan.error'], description: '' },
			{ events: ['loan.error'], description: ',' },
		),
		'expression: a comma': { events: ['loan.error'], description: ',' },
	},
	'webhookEndpoint.upsert.options.allowTriggerManaged': {},

	'webhookEndpoint.delete.endpointId': {},
	'webhookEndpoint.delete.options.allowTriggerManaged': {},

	'webhookEndpoint.get.endpointId': {},

	'webhookEndpoint.getAll.returnAll': {},
	'webhookEndpoint.getAll.limit': {},
	'webhookEndpoint.getAll.filters.event': {},
	'webhookEndpoint.getAll.filters.status': {},

	'webhookEndpoint.rotateSecret.endpointId': {},
	'webhookEndpoint.rotateSecret.expireCurrentIn': {},
	'webhookEndpoint.rotateSecret.options.allowTriggerManaged': {},

	'webhookEndpoint.update.endpointId': {},
	'webhookEndpoint.update.updateFields.additionalEvents': typed({ status: 'active' }),
	'webhookEndpoint.update.updateFields.description': {
		...typed(
			{ status: 'active', description: '' },
			{ status: 'active', description: '' },
			{ status: 'active', description: ',' },
		),
		'expression: a comma': { status: 'active', description: ',' },
	},
	'webhookEndpoint.update.updateFields.events': {},
	'webhookEndpoint.update.updateFields.status': {},
	'webhookEndpoint.update.updateFields.url': {},
	'webhookEndpoint.update.options.allowTriggerManaged': {},

	'webhookEvent.getSample.event': {},

	'webhookEvent.verify.bodyFrom': {},
	'webhookEvent.verify.binaryPropertyName': {},
	// A body is taken as it is, blanks and all: its signature tells whether it is the one that arrived.
	'webhookEvent.verify.rawBody': Object.fromEntries(
		[
			...['typed: blanks', 'typed: a comma', 'expression: blanks', 'expression: a comma'],
			'expression: undefined and a blank',
		].map((input) => [input, /signature_mismatch/]),
	),
	'webhookEvent.verify.headers': {},
};

/** Parameters with which an operation succeeds, or goes as far as the field in question. */
const GOOD: Record<string, IDataObject> = {
	update: { updateFields: { status: 'active' } },
	verify: { bodyFrom: 'text', rawBody: '{}', headers: signedHeaders() },
	'verify.binaryPropertyName': { bodyFrom: 'binary' },
};

function signedHeaders(): IDataObject {
	const now = String(Math.floor(Date.now() / 1000));
	const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': now };
	return { ...headers, 'webhook-signature': `v1,${'A'.repeat(43)}=` };
}

const fieldsOf = (properties: INodeProperties[]): string[] =>
	properties.flatMap(({ name, type, options = [] }) =>
		type === 'collection'
			? fieldsOf(options as INodeProperties[]).map((inner) => `${name}.${inner}`)
			: name,
	);

const everyField = actionResources.flatMap(({ value: resource, operations }) =>
	operations.flatMap(({ value: operation, properties }) =>
		fieldsOf(properties).map((field) => `${resource}.${operation}.${field}`),
	),
);

let dinie: TestDinie;
let ids: Played;
beforeAll(async () => {
	dinie = await startDinie();
	dinie.credential.webhookSecret = newSigningSecret();
	ids = dinie.sandbox.playStory({ stepMs: 0 });
	await ids.done;
});
afterAll(async () => await dinie.close());

test('the table has every field of every operation', () => {
	expect(Object.keys(TABLE).sort()).toEqual(everyField.sort());
});

const cases = everyField.flatMap((field) =>
	(Object.keys(INPUTS) as Input[]).map((input) => [field, input] as const),
);

test.each(cases)('%s, %s: never something else in silence', async (path, input) => {
	const [resource = '', operation = '', ...field] = path.split('.');
	for (const { id } of dinie.sandbox.endpoints.list()) dinie.sandbox.endpoints.remove(id);
	const { id } = dinie.sandbox.endpoints.add({ url: URL, events: ['loan.error'] });
	const before = dinie.sandbox.endpoints.list();
	const { length } = dinie.sandbox.requests;
	const parameters: IDataObject = structuredClone({
		...{ resource, operation, url: URL, events: ['loan.error'], endpointId: byId(id) },
		...{ customerId: byId(ids.customerId), creditOfferId: byId(ids.creditOfferId) },
		loanId: ids.loanId,
		...(GOOD[`${operation}.${field.join('.')}`] ?? GOOD[operation]),
	});
	fill(parameters, field, INPUTS[input]);

	const { items, message } = await dinie.run(parameters, itemsOf({}));

	const outcome = TABLE[path]?.[input] ?? refusalOf(path);
	if (outcome instanceof RegExp) {
		expect(message).toMatch(outcome);
		expect(items).toEqual([]);
		expect(dinie.sandbox.endpoints.list()).toEqual(before);
	} else if (outcome === 'personal data removed') {
		expect(message).toBeUndefined();
		expect(items[0]?.json.id).toEqual(expect.any(String));
		expect(JSON.stringify(items)).not.toMatch(/@|signing\.example|"external_id":"\d/);
	} else {
		expect(message).toBeUndefined();
		expect(typeof outcome === 'number' ? items.length : written(length)).toEqual(outcome);
	}
});

/** What was sent to Dinie in the first request that writes, of those after so many. */
const written = (earlier: number) =>
	dinie.sandbox.requests
		.slice(earlier)
		.find(({ method, path }) => method !== 'GET' && path.includes('endpoints'))?.body;

/** Puts a value into a field, into one of a collection, or into a resource locator. */
function fill(parameters: IDataObject, [name = '', inner]: string[], value: string): void {
	const present = parameters[name];
	if (inner) parameters[name] = { ...(present as IDataObject), [inner]: value };
	else if (isLocator(present)) parameters[name] = byId(value);
	else parameters[name] = value;
}

const isLocator = (value: unknown) =>
	typeof value === 'object' && value !== null && '__rl' in value;

/** A message that names the field as people read it: ours, or that of n8n's check before a run. */
function refusalOf(path: string): RegExp {
	const [resourceValue, operationValue, ...names] = path.split('.');
	let properties = actionResources
		.find(({ value }) => value === resourceValue)
		?.operations.find(({ value }) => value === operationValue)?.properties;
	let label = '';
	for (const each of names) {
		const property = properties?.find(({ name }) => name === each);
		label = (property?.displayName ?? '').replace(/[()]/g, '\\$&');
		properties = property?.options as INodeProperties[] | undefined;
	}
	return new RegExp(`'${label}' |"${label}" is required`);
}
