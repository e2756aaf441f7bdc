import type { IDataObject } from 'n8n-workflow';
import { deliver, event, genuine } from '../../contexts/deliver';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

let trigger: TestTrigger;
afterEach(async () => await trigger.close());

const published = async (options: IDataObject) => {
	trigger = await startTrigger({ options });
	await trigger.publish();
};

const items = () => trigger.executions.map(([output]) => output?.[0]?.json ?? {});

test('personal data is removed before n8n sees the item', async () => {
	await published({ personalData: 'remove' });
	for (const type of ['customer.created', 'loan.signature_received']) {
		trigger.sandbox.fire(type);
		await trigger.sandbox.idle();
	}
	const text = JSON.stringify(items());
	expect(items()).toHaveLength(2);
	expect(text).toContain('"data":{"id":"cust_');
	expect(text).not.toMatch(
		/"(name|cpf|cnpj|email|phone|trading_name)"|\d{3}\.\d{3}\.\d{3}-\d{2}|@/,
	);
});

test('personal data is included unless that is asked for', async () => {
	await published({});
	trigger.sandbox.fire('customer.created');
	await trigger.sandbox.idle();
	expect(items()[0]?.data).toHaveProperty('email');
});

test('what Dinie adds later is removed too, and what is written into texts', async () => {
	await published({ personalData: 'remove' });
	const data = {
		id: 'ln_1',
		full_name: 'Ana Souza',
		razao_social: 'Padaria Exemplo Ltda',
		cpf_cnpj: 1,
		phone_number: '11999990001',
		bank_account: { branch: '0001', number: '12345' },
		pix_key: 'chave',
		error: { code: 'pix_refused', message: 'No key for 529.982.247-25 or ana@exemplo.com' },
	};
	trigger.sandbox.fire('loan.error', { data });
	await trigger.sandbox.idle();
	expect(items()[0]?.data).toEqual({
		id: 'ln_1',
		error: { code: 'pix_refused', message: 'No key for [removed] or [removed]' },
	});
});

test.each(['Remove', '', null, "={{ 'include' }}", '={{ $json.nope }}'])(
	'the option %p is not Include, so personal data is removed',
	async (personalData) => {
		await published({ personalData });
		trigger.sandbox.fire('customer.created');
		await trigger.sandbox.idle();
		expect(items()[0]?.data).not.toHaveProperty('email');
	},
);

test.each([4_000, 100_000])('a genuine body nested %i deep starts the workflow', async (depth) => {
	await published({ personalData: 'remove' });
	const data = `${'{"a":['.repeat(depth / 2)}"ana@exemplo.com"${']}'.repeat(depth / 2)}`;
	const body = event().replace(/"data":.*$/, `"data":${data},"__proto__":1}`);
	expect(await deliver(trigger, genuine(trigger, { body }))).toMatchObject({ status: 200 });
	expect(trigger.failures).toEqual([]);
	let inner: unknown = items()[0]?.data;
	while (typeof inner === 'object' && inner !== null) [inner] = Object.values(inner);
	expect(inner).toBe('[removed]');
});
