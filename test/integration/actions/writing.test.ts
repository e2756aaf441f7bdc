import { CONTRACTS } from '../../../sandbox/contract';
import { byId, itemsOf, startDinie, type TestDinie } from '../../contexts/dinie';

const ONE = 'https://one.example/webhooks';
const TWO = 'https://two.example/webhooks';

describe.each(CONTRACTS)('Writing endpoints, Dinie answering as its %s says', (contract) => {
	let dinie: TestDinie;

	beforeEach(async () => (dinie = await startDinie({ contract })));
	afterEach(async () => await dinie.close());

	const run = async (operation: string, parameters: object, items = [{ json: {} }]) =>
		await dinie.run({ resource: 'webhookEndpoint', operation, ...parameters }, items);
	const lastBody = (method: string) =>
		dinie.sandbox.requests.filter((request) => request.method === method).at(-1)?.body;
	const add = (url: string, fields = {}) => dinie.sandbox.endpoints.add({ url, ...fields });
	const stored = (id: string) => dinie.sandbox.endpoints.get(id);

	test('Create makes one endpoint per item, and returns its secret', async () => {
		const { items, message } = await run(
			'create',
			{
				url: '={{ $json.url }}',
				events: ['customer.*', 'loan.error'],
				additionalFields: { description: '={{ $json.label }}', additionalEvents: 'loan.renewed' },
			},
			itemsOf({ url: ONE, label: 'First' }, { url: TWO, label: 'Second' }),
		);

		expect(message).toBeUndefined();
		const [one, two] = dinie.sandbox.endpoints.list();
		const expected = { events: ['customer.*', 'loan.error', 'loan.renewed'], managedBy: null };
		expect(items).toMatchObject([
			{
				json: { id: one?.id, url: ONE, description: 'First', secret: one?.secret, ...expected },
				pairedItem: { item: 0 },
			},
			{
				json: { id: two?.id, url: TWO, description: 'Second', secret: two?.secret, ...expected },
				pairedItem: { item: 1 },
			},
		]);
	});

	test('Create with no events chosen subscribes to every event', async () => {
		await run('create', { url: ONE });

		expect(dinie.sandbox.endpoints.list()).toMatchObject([{ url: ONE, events: [] }]);
		expect(lastBody('POST')).toEqual({ url: ONE, events: [] });
	});

	test('Create with no events chosen subscribes to every event, whatever is added', async () => {
		await run('create', { url: ONE, additionalFields: { additionalEvents: 'loan.processing' } });

		expect(lastBody('POST')).toEqual({ url: ONE, events: [] });
	});

	test('Create sends one fresh idempotency key per item under both names', async () => {
		await run('create', { url: '={{ $json.url }}' }, itemsOf({ url: ONE }, { url: TWO }));

		const keys = dinie.sandbox.requests
			.filter(({ method, path }) => method === 'POST' && path.endsWith('/endpoints'))
			.map(({ headers }) => [headers['idempotency-key'], headers['x-idempotency-key']]);
		expect(keys).toHaveLength(2);
		for (const [key, other] of keys) expect(key).toBe(other);
		expect(keys[0]?.[0]).not.toBe(keys[1]?.[0]);
	});

	test('Create or Update never makes a second endpoint for a URL', async () => {
		for (let i = 0; i < 120; i++) add(`https://other.example/${i}`);
		const present = add(ONE, { events: ['loan.*'], description: 'Kept' });
		for (let i = 120; i < 240; i++) add(`https://other.example/${i}`);

		const { items, message } = await run(
			'upsert',
			{ url: '={{ $json.url }}', events: ['loan.error'] },
			itemsOf({ url: ONE }, { url: TWO }, { url: TWO }),
		);

		expect(message).toBeUndefined();
		expect(dinie.sandbox.endpoints.list()).toHaveLength(242);
		expect(stored(present.id)).toMatchObject({ events: ['loan.error'], description: 'Kept' });
		const made = dinie.sandbox.endpoints.list().at(-1);
		expect(items).toMatchObject([
			{ json: { id: present.id }, pairedItem: { item: 0 } },
			{ json: { id: made?.id, secret: made?.secret }, pairedItem: { item: 1 } },
			{ json: { id: made?.id }, pairedItem: { item: 2 } },
		]);
		expect(items[0]?.json).not.toHaveProperty('secret');
	});

	test('Create or Update knows a URL that is written another way', async () => {
		const present = add('https://one.example/');

		await run('upsert', { url: 'HTTPS://one.example:443' });

		expect(dinie.sandbox.endpoints.list()).toMatchObject([{ id: present.id }]);
	});

	test('Update sends only the fields that were set', async () => {
		const [one, two] = [add(ONE), add(TWO, { events: ['loan.*'], description: 'Old' })];

		const { items, message } = await run(
			'update',
			{ endpointId: byId('={{ $json.id }}'), updateFields: { status: 'disabled' } },
			itemsOf({ id: one.id }, { id: two.id }),
		);

		expect(message).toBeUndefined();
		expect(lastBody('PATCH')).toEqual({ status: 'disabled' });
		expect(items).toMatchObject([
			{ json: { id: one.id, status: 'disabled', managedBy: null }, pairedItem: { item: 0 } },
			{ json: { id: two.id, status: 'disabled', events: ['loan.*'] }, pairedItem: { item: 1 } },
		]);
	});

	test('Update with Events emptied subscribes to every event, and clears an emptied description', async () => {
		const { id } = add(ONE, { events: ['loan.*'], description: 'Old' });

		await run('update', { endpointId: byId(id), updateFields: { events: [], description: '' } });

		expect(lastBody('PATCH')).toEqual({ events: [], description: '' });
		expect(stored(id)).toMatchObject({ events: [], description: '' });
	});

	test('Update leaves the events alone when Additional Events was added but left empty', async () => {
		const { id } = add(ONE, { events: ['loan.*'] });

		await run('update', {
			endpointId: byId(id),
			updateFields: { additionalEvents: '', url: TWO },
		});

		expect(stored(id)).toMatchObject({ events: ['loan.*'], url: TWO });
	});

	test('Delete says so for each endpoint that it deleted', async () => {
		const [one, two] = [add(ONE), add(TWO)];

		const { items } = await run(
			'delete',
			{ endpointId: byId('={{ $json.id }}') },
			itemsOf({ id: one.id }, { id: two.id }),
		);

		expect(dinie.sandbox.endpoints.list()).toEqual([]);
		expect(items).toEqual([
			{ json: { deleted: true }, pairedItem: { item: 0 } },
			{ json: { deleted: true }, pairedItem: { item: 1 } },
		]);
	});

	test.each([['secret/rotate'], ['rotate-secret']] as const)(
		'Rotate Secret returns the new secret when Dinie serves %s only',
		async (path) => {
			dinie.sandbox.settings.rotatePaths = [path];
			const [one, two] = [add(ONE), add(TWO)];

			const { items, message } = await run(
				'rotateSecret',
				{ endpointId: byId('={{ $json.id }}'), expireCurrentIn: '={{ $json.seconds }}' },
				itemsOf({ id: one.id, seconds: 0 }, { id: two.id, seconds: 86_400 }),
			);

			expect(message).toBeUndefined();
			expect(items.map(({ json }) => Object.keys(json).sort())).toEqual(
				Array(2).fill(['id', 'previous_secret_expires_at', 'secret']),
			);
			expect(items).toMatchObject([
				{ json: { id: one.id, secret: stored(one.id)?.secret }, pairedItem: { item: 0 } },
				{ json: { id: two.id, secret: stored(two.id)?.secret }, pairedItem: { item: 1 } },
			]);
			expect(dinie.sandbox.endpoints.activeSecrets(one.id)).toHaveLength(1);
			expect(dinie.sandbox.endpoints.activeSecrets(two.id)).toContain(two.secret);
		},
	);

	test('Rotate Secret keeps the current secret for an hour unless told otherwise', async () => {
		const { id } = add(ONE);

		await run('rotateSecret', { endpointId: byId(id) });

		expect(lastBody('POST')).toEqual({ expire_current_in: 3600 });
	});
});
