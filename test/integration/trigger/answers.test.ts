import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { deliver, event, genuine, nowInSeconds, type Delivery } from '../../contexts/deliver';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

const MEBIBYTE = 1024 * 1024;

let trigger: TestTrigger;

beforeEach(async () => {
	trigger = await startTrigger({ events: ['loan.*'] });
	await trigger.publish();
});
afterEach(async () => {
	await trigger.close();
	expect(trigger.failures).toEqual([]);
});

const valid = (body?: string | Uint8Array) => genuine(trigger, body === undefined ? {} : { body });

const withHeader = (name: string, value: string | string[] | undefined): Delivery => {
	const { headers, body } = valid();
	return { headers: { ...headers, [name]: value }, body };
};

const accepted = { status: 200, body: { received: true } };
const refused = (error: string, status = 400) => ({ status, body: { error } });

test('a genuine delivery is accepted and starts the workflow with one item', async () => {
	const delivery = valid();
	expect(await deliver(trigger, delivery)).toMatchObject(accepted);
	expect(trigger.executions).toEqual([
		[
			[
				{
					json: {
						type: 'loan.error',
						resource: 'loan',
						action: 'error',
						timestamp: '2026-03-04T10:00:00.000Z',
						data: { id: 'ln_1' },
						webhookId: delivery.headers['webhook-id'],
						sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
						endpointId: trigger.staticData().endpointId,
					},
				},
			],
		],
	]);
});

test('an event that is not listened to is acknowledged and starts nothing', async () => {
	expect(await deliver(trigger, valid(event('customer.active')))).toMatchObject(accepted);
	expect(trigger.executions).toEqual([]);
});

test('an event of a type that nobody knows starts the workflow like any other', async () => {
	await deliver(trigger, valid(event('loan.invented_tomorrow')));
	expect(trigger.executions[0]?.[0]?.[0]?.json).toMatchObject({ action: 'invented_tomorrow' });
});

describe('refuses, and starts nothing:', () => {
	afterEach(() => expect(trigger.executions).toEqual([]));

	test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
		'a delivery without %s',
		async (name) => {
			const answer = await deliver(trigger, withHeader(name, undefined));
			expect(answer).toMatchObject(refused('missing_headers'));
		},
	);

	test('a request that is no delivery at all', async () => {
		const answer = await deliver(trigger, { headers: {}, body: '' });
		expect(answer).toMatchObject(refused('missing_headers'));
	});

	test.each(['webhook-id', 'webhook-timestamp'])('a delivery with %s repeated', async (name) => {
		const value = String(valid().headers[name]);
		const { status } = await deliver(trigger, withHeader(name, [value, value]));
		expect(status).toBe(400);
	});

	test.each([
		['soon', 'invalid_timestamp'],
		[nowInSeconds() - 360, 'timestamp_too_old'],
		[nowInSeconds() + 360, 'timestamp_too_new'],
	])('a delivery dated %p', async (timestamp, code) => {
		const answer = await deliver(trigger, genuine(trigger, { timestamp }));
		expect(answer).toMatchObject(refused(code));
	});

	test('a delivery with its body changed', async () => {
		const { headers } = valid();
		const answer = await deliver(trigger, { headers, body: event('loan.active') });
		expect(answer).toMatchObject(refused('signature_mismatch'));
	});

	test('a delivery with one byte of its body replaced by what is no UTF-8', async () => {
		const { headers, body } = valid();
		const broken = Buffer.from(body);
		broken[10] = 0xff;
		expect(await deliver(trigger, { headers, body: broken })).toMatchObject(
			refused('invalid_payload'),
		);
	});

	test('a delivery signed for another endpoint', async () => {
		const { id } = trigger.sandbox.endpoints.add({ url: 'https://partner.example/' });
		const answer = await deliver(trigger, genuine(trigger, { signer: id }));
		expect(answer).toMatchObject(refused('signature_mismatch'));
	});

	test('a delivery signed with what is kept of the secret', async () => {
		const key = String(trigger.staticData().sealedSecret);
		const { headers, body } = valid();
		const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${String(body)}`;
		const token = createHmac('sha256', key).update(signed).digest('base64');
		const answer = await deliver(trigger, {
			headers: { ...headers, 'webhook-signature': `v1,${token}` },
			body,
		});
		expect(answer).toMatchObject(refused('signature_mismatch'));
	});

	test.each(['[]', '7', 'null', '{}', '"loan.error"', '{"data":{}}', '{"type":1}', '{"type"', ''])(
		'a genuine delivery whose body is %p',
		async (body) => {
			expect(await deliver(trigger, valid(body))).toMatchObject(refused('invalid_payload'));
		},
	);

	test('a body of more than 1 MiB, before its signature is looked at', async () => {
		const answer = await deliver(trigger, { headers: {}, body: Buffer.alloc(MEBIBYTE + 1, 'a') });
		expect(answer).toMatchObject(refused('payload_too_large', 413));
	});

	test('a body that is larger than n8n reads', async () => {
		const headers = { 'content-type': 'application/octet-stream' };
		const answer = await deliver(trigger, { headers, body: Buffer.alloc(17 * MEBIBYTE) });
		expect(answer).toMatchObject(refused('payload_too_large', 413));
	});

	test('a body that is compressed by its header alone', async () => {
		const { headers, body } = valid();
		const type = { 'content-type': 'application/octet-stream', 'content-encoding': 'gzip' };
		const answer = await deliver(trigger, { headers: { ...headers, ...type }, body });
		expect(answer).toMatchObject(refused('invalid_payload'));
	});
});

describe('accepts:', () => {
	afterEach(() => expect(trigger.executions).toHaveLength(1));

	test.each([299, -299])('a delivery dated %i seconds back', async (seconds) => {
		const delivery = genuine(trigger, { timestamp: nowInSeconds() - seconds });
		expect(await deliver(trigger, delivery)).toMatchObject(accepted);
	});

	test('a body of 1 MiB', async () => {
		const empty = event('loan.error', { filler: '' });
		const filler = 'a'.repeat(MEBIBYTE - empty.length);
		const body = event('loan.error', { filler });
		expect(await deliver(trigger, valid(body))).toMatchObject(accepted);
	});

	test('a body behind a byte order mark', async () => {
		expect(await deliver(trigger, valid(`\uFEFF${event()}`))).toMatchObject(accepted);
	});

	test.each([
		'application/problem+json',
		'application/json; charset=utf-8',
		'application/octet-stream',
	])('the content type %s', async (type) => {
		const { headers, body } = valid();
		const delivery = { headers: { ...headers, 'content-type': type }, body };
		expect(await deliver(trigger, delivery)).toMatchObject(accepted);
	});

	test('no content type', async () => {
		const { headers, body } = valid();
		const delivery = { headers: { ...headers, 'content-type': undefined }, body };
		expect(await deliver(trigger, delivery)).toMatchObject(accepted);
	});

	test('a compressed body, signed as it was before', async () => {
		const body = event();
		const headers = { ...valid(body).headers, 'content-encoding': 'gzip' };
		expect(await deliver(trigger, { headers, body: gzipSync(body) })).toMatchObject(accepted);
	});

	test('data that is null', async () => {
		await deliver(trigger, valid(event('loan.error', { data: null })));
		expect(trigger.executions[0]?.[0]?.[0]?.json).toMatchObject({ data: null });
	});

	test('a timestamp that is no time, as it came', async () => {
		await deliver(trigger, valid(event('loan.error', { timestamp: 'yesterday' })));
		expect(trigger.executions[0]?.[0]?.[0]?.json).toMatchObject({ timestamp: 'yesterday' });
	});

	test('a genuine signature among a thousand others', async () => {
		const { headers, body } = valid();
		const junk = Array.from({ length: 200 }, () => 'v1,AAAA').join(' ');
		const signature = `${junk} ${String(headers['webhook-signature'])}`;
		const delivery = { headers: { ...headers, 'webhook-signature': signature }, body };
		expect(await deliver(trigger, delivery)).toMatchObject(accepted);
	});
});
