import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { EVENTS } from '../../../nodes/Dinie/events/catalogue';
import { CONTRACTS, formOf } from '../../../sandbox/contract';
import { newSigningSecret } from '../../../sandbox/ids';
import { itemsOf, startDinie, type TestDinie } from '../../contexts/dinie';

const SECRET = newSigningSecret();
const binaryOf = (text: string) => ({
	data: Buffer.from(text).toString('base64'),
	mimeType: 'application/json',
});
const nowSeconds = () => Math.floor(Date.now() / 1000);

describe.each(CONTRACTS)('Events in the form of the %s', (contract) => {
	let dinie: TestDinie;

	beforeAll(async () => (dinie = await startDinie({ contract })));
	afterAll(async () => await dinie.close());
	beforeEach(() => (dinie.credential.webhookSecret = SECRET));

	const run = async (
		operation: string,
		parameters: IDataObject = {},
		items: INodeExecutionData[] = [{ json: {} }],
	) => await dinie.run({ resource: 'webhookEvent', operation, ...parameters }, items);

	/** An item as the Webhook node makes it when its option 'Raw Body' is on. */
	function delivery({ secret = SECRET, timestamp = nowSeconds(), id = 'msg_1' } = {}) {
		const event = { id: 'evt_1', type: 'loan.error', at: Date.now() };
		const data = dinie.sandbox.sample(event.type);
		const body = JSON.stringify(formOf(contract).envelope({ ...event, data }, 'dlv_1'));
		const headers = { ...dinie.sandbox.sign(secret, { id, timestamp, body }) };
		const item = { json: { headers }, binary: { data: binaryOf(body) } };
		return { body, headers, item };
	}

	test('Get Sample makes an item for every event known, with no credential chosen', async () => {
		const types = Object.keys(EVENTS);

		const { items, message } = await dinie.run(
			{ resource: 'webhookEvent', operation: 'getSample', event: '={{ $json.type }}' },
			itemsOf(...types.map((type) => ({ type }))),
			{ credentials: {} },
		);

		expect(message).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.type, pairedItem])).toEqual(
			types.map((type, item) => [type, { item }]),
		);
		expect(items[types.indexOf('loan.error')]?.json).toEqual({
			type: 'loan.error',
			resource: 'loan',
			action: 'error',
			timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
			data: EVENTS['loan.error'].data,
			webhookId: expect.any(String),
			sentAt: expect.stringMatching(/^\d{4}-.*Z$/),
			endpointId: null,
		});
	});

	test('Verify gives the item of the trigger for each genuine delivery', async () => {
		const [one, two] = [delivery({ id: 'msg_1' }), delivery({ id: 'msg_2' })];

		const { items, message } = await run('verify', {}, [one.item, two.item]);

		expect(message).toBeUndefined();
		const event = { type: 'loan.error', resource: 'loan', action: 'error', endpointId: null };
		expect(items).toMatchObject([
			{ json: { ...event, webhookId: 'msg_1' }, pairedItem: { item: 0 } },
			{ json: { ...event, webhookId: 'msg_2' }, pairedItem: { item: 1 } },
		]);
		const { data } = JSON.parse(one.body) as { data: object };
		expect(items[0]?.json.data).toEqual(data);
		expect(items[0]?.json.timestamp).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
		expect(items[0]?.binary).toBeUndefined();
	});

	test('Verify reads a body given as text, headers as JSON text in any case, and several secrets', async () => {
		const { body, headers } = delivery({ id: 'msg_3' });
		const shouted = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]);
		dinie.credential.webhookSecret = `${newSigningSecret()}, ${SECRET}`;

		const { items } = await run(
			'verify',
			{ bodyFrom: 'text', rawBody: '={{ $json.body }}', headers: '={{ $json.headers }}' },
			itemsOf({ body, headers: JSON.stringify(Object.fromEntries(shouted)) }),
		);

		expect(items).toMatchObject([{ json: { type: 'loan.error', webhookId: 'msg_3' } }]);
	});

	test.each([
		[
			'made with another secret',
			() => delivery({ secret: newSigningSecret() }).item,
			'signature_mismatch',
		],
		[
			'of six minutes ago',
			() => delivery({ timestamp: nowSeconds() - 360 }).item,
			'timestamp_too_old',
		],
		[
			'from the future',
			() => delivery({ timestamp: nowSeconds() + 360 }).item,
			'timestamp_too_new',
		],
		['without headers', () => ({ ...delivery().item, json: { headers: {} } }), 'missing_headers'],
		[
			'whose body was changed',
			() => ({
				...delivery().item,
				binary: { data: binaryOf('{"type":"loan.active"}') },
			}),
			'signature_mismatch',
		],
	])('Verify refuses a delivery %s, and says why', async (_name, item, code) => {
		const { items, message } = await run('verify', {}, [item()]);

		expect(items).toEqual([]);
		expect(message).toContain(`(${code})`);
	});

	test('Verify with a genuine body that is no event says so', async () => {
		const body = '[]';
		const headers = dinie.sandbox.sign(SECRET, { id: 'msg_4', timestamp: nowSeconds(), body });

		const { message } = await run(
			'verify',
			{ bodyFrom: 'text', rawBody: body },
			itemsOf({ headers: { ...headers } }),
		);

		expect(message).toContain('(invalid_payload)');
	});
});
