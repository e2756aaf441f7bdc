import { join } from 'node:path';
import { loadOutputSchema } from 'n8n-core';
import { CONTRACTS } from '../../../sandbox/contract';
import { newSigningSecret } from '../../../sandbox/ids';
import { startDinie, type TestDinie } from '../../contexts/dinie';
import {
	everyOperation,
	fieldValues,
	parametersFor,
	type RegisteredOperation,
} from '../../helpers/operations';

const URL = 'https://partner.example/webhooks';
const SECRET = newSigningSecret();

let dinie: TestDinie;
beforeAll(async () => {
	dinie = await startDinie();
	dinie.credential.webhookSecret = SECRET;
	await dinie.sandbox.playStory({ stepMs: 0 }).done;
});
afterAll(async () => await dinie.close());

test.each(everyOperation)(
	'n8n shows the fields of $action, of both forms, before it has run',
	async (operation) => {
		const names = new Set<string>();
		for (const contract of CONTRACTS) {
			dinie.sandbox.settings.contract = contract;
			for (const name of Object.keys(await firstItemOf(operation))) names.add(name);
		}

		const schema = loadOutputSchema({
			nodeDir: join(__dirname, '../../../nodes/Dinie'),
			version: 1,
			resource: operation.resource,
			operation: operation.value,
		});
		expect(Object.keys(schema?.properties ?? {}).sort()).toEqual([...names].sort());
	},
);

async function firstItemOf(operation: RegisteredOperation): Promise<object> {
	const { endpoints, customers, creditOffers, loans, sign } = dinie.sandbox;
	const description = 'Ours [n8n:0123456789ab/wf/node]';
	const body = { type: 'loan.error', timestamp: '2026-04-04T10:00:00Z', data: {} };
	const rawBody = JSON.stringify(body);
	const timestamp = Math.floor(Date.now() / 1000);
	const headers = sign(SECRET, { id: 'msg_1', timestamp, body: rawBody });
	const idOf = ([record]: Array<{ id: string }>) => record?.id ?? '';
	const values = fieldValues({
		endpointId: endpoints.add({ url: `${URL}/${operation.value}`, description }).id,
		customerId: idOf(customers.list()),
		creditOfferId: idOf(creditOffers.list()),
		loanId: idOf(loans.list()),
		url: `${URL}/${operation.value}/${endpoints.list().length}`,
		rawBody,
		headers: JSON.stringify(headers),
	});
	const options = operation.resource === 'webhookEndpoint' ? { allowTriggerManaged: true } : {};

	const { items, message } = await dinie.run({ ...parametersFor(operation, values), options });

	expect(message).toBeUndefined();
	expect(items.length).toBeGreaterThan(0);
	return items[0]?.json ?? {};
}
