import { newCustomer } from '../../../sandbox/story/customer';
import { byId, itemsOf, startDinie, type TestDinie } from '../../contexts/dinie';

let dinie: TestDinie;
beforeEach(async () => {
	dinie = await startDinie();
	dinie.sandbox.customers.save(newCustomer(1, { id: 'cust_1' }));
	await dinie.sandbox.playStory({ stepMs: 0 }).done;
});
afterEach(async () => await dinie.close());

const LOOK_UPS = ['customer.get', 'customer.getAll', 'loan.get'] as const;

const TOOL = { type: 'n8n-nodes-dinie.dinieTool' };

async function output(lookUp: (typeof LOOK_UPS)[number], options = {}, node = {}) {
	const [resource, operation] = lookUp.split('.');
	const chosen = { customerId: byId('cust_1'), loanId: dinie.sandbox.loans.list()[0]?.id };
	const { items, message } = await dinie.run(
		{ resource, operation, ...chosen, options },
		itemsOf({}),
		node,
	);
	expect(message).toBeUndefined();
	expect(items[0]?.json.id).toEqual(expect.any(String));
	return JSON.stringify(items);
}

const PERSONAL = /@|\+55|\d{3}\.\d{3}\.\d{3}-\d\d|signing\.example/;

test.each(LOOK_UPS)('%s keeps personal data unless it is to be removed', async (lookUp) => {
	expect(await output(lookUp)).toMatch(PERSONAL);
	expect(await output(lookUp, { personalData: 'include' })).toMatch(PERSONAL);
	expect(await output(lookUp, { personalData: 'remove' })).not.toMatch(PERSONAL);
});

test.each(LOOK_UPS)('%s hands none to an AI agent unless somebody chose so', async (lookUp) => {
	expect(await output(lookUp, {}, TOOL)).not.toMatch(PERSONAL);
	expect(await output(lookUp, { personalData: 'include' }, TOOL)).toMatch(PERSONAL);
});

test.each(['Include', '={{ "inc" }}', '={{ $json.nope }}', '', null])(
	'Personal Data %j removes: only Include keeps',
	async (personalData) => {
		expect(await output('customer.get', { personalData })).not.toMatch(PERSONAL);
	},
);
