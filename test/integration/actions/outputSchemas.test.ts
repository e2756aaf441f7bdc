import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { loadOutputSchema } from 'n8n-core';
import { actionResources } from '../../../nodes/Dinie/actions/resources';
import { newSigningSecret } from '../../../sandbox/ids';
import { byId, itemsOf, startDinie, type TestDinie } from '../../contexts/dinie';

const URL = 'https://partner.example/webhooks';
const SECRET = newSigningSecret();

let dinie: TestDinie;
beforeAll(async () => (dinie = await startDinie()));
afterAll(async () => await dinie.close());

const operations = actionResources.flatMap(({ value: resource, operations }) =>
	operations.map(({ value: operation }) => [resource, operation] as const),
);

test.each(operations)(
	'n8n shows the fields of %s: %s before it has run',
	async (resource, operation) => {
		const description = 'Ours [n8n:0123456789ab/wf/node]';
		const { id } = dinie.sandbox.endpoints.add({ url: `${URL}/${operation}`, description });
		dinie.credential.webhookSecret = SECRET;
		const body = JSON.stringify({
			type: 'loan.error',
			timestamp: '2026-04-04T10:00:00Z',
			data: {},
		});
		const timestamp = Math.floor(Date.now() / 1000);
		const headers = { ...dinie.sandbox.sign(SECRET, { id: 'msg_1', timestamp, body }) };

		const { items, message } = await dinie.run(
			{
				resource,
				operation,
				...FIELDS[operation],
				...(!['create', 'upsert'].includes(operation) && { endpointId: byId(id) }),
				options: { allowTriggerManaged: true },
			},
			itemsOf({ body, headers }),
		);

		expect(message).toBeUndefined();
		const schema = loadOutputSchema({
			nodeDir: join(__dirname, '../../../nodes/Dinie'),
			version: 1,
			resource,
			operation,
		});
		expect(schema).toBeDefined();
		expect(Object.keys(schema?.properties ?? {}).sort()).toEqual(
			Object.keys(items[0]?.json ?? {}).sort(),
		);
	},
);

const FIELDS: Record<string, IDataObject> = {
	create: { url: URL },
	upsert: { url: `${URL}/new` },
	update: { updateFields: { status: 'active' } },
	verify: { bodyFrom: 'text', rawBody: '={{ $json.body }}' },
};
