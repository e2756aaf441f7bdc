import { join } from 'node:path';
import { loadOutputSchema } from 'n8n-core';
import { newSigningSecret } from '../../../sandbox/ids';
import { startDinie, type TestDinie } from '../../contexts/dinie';
import { everyOperation, fieldValues, parametersFor } from '../../helpers/operations';

const URL = 'https://partner.example/webhooks';
const SECRET = newSigningSecret();

let dinie: TestDinie;
beforeAll(async () => {
	dinie = await startDinie();
	dinie.credential.webhookSecret = SECRET;
});
afterAll(async () => await dinie.close());

test.each(everyOperation)(
	'n8n shows the fields of $action before it has run',
	async (operation) => {
		const description = 'Ours [n8n:0123456789ab/wf/node]';
		const { id } = dinie.sandbox.endpoints.add({ url: `${URL}/${operation.value}`, description });
		const body = { type: 'loan.error', timestamp: '2026-04-04T10:00:00Z', data: {} };
		const rawBody = JSON.stringify(body);
		const timestamp = Math.floor(Date.now() / 1000);
		const headers = dinie.sandbox.sign(SECRET, { id: 'msg_1', timestamp, body: rawBody });
		const given = {
			endpointId: id,
			url: `${URL}/${operation.value}/new`,
			rawBody,
			headers: JSON.stringify(headers),
		};

		const { items, message } = await dinie.run({
			...parametersFor(operation, fieldValues(given)),
			options: { allowTriggerManaged: true },
		});

		expect(message).toBeUndefined();
		const schema = loadOutputSchema({
			nodeDir: join(__dirname, '../../../nodes/Dinie'),
			version: 1,
			resource: operation.resource,
			operation: operation.value,
		});
		expect(schema).toBeDefined();
		expect(Object.keys(schema?.properties ?? {}).sort()).toEqual(
			Object.keys(items[0]?.json ?? {}).sort(),
		);
	},
);
