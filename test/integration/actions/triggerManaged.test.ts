import { byId, startDinie, type TestDinie } from '../../contexts/dinie';

const URL_OF_TRIGGER = 'https://n8n.example/webhook/1/webhook';
const MARK = '[n8n:0123456789ab/loanAlerts/node]';
const ALLOWED = { options: { allowTriggerManaged: true } };

let dinie: TestDinie;
let id: string;

beforeEach(async () => {
	dinie = await startDinie();
	id = dinie.sandbox.endpoints.add({ url: URL_OF_TRIGGER, description: `Loans ${MARK}` }).id;
});
afterEach(async () => await dinie.close());

const run = async (operation: string, parameters: object) =>
	await dinie.run({ resource: 'webhookEndpoint', operation, ...parameters });
const chosen = () => ({ endpointId: byId(id) });

const CHANGES: Array<[string, () => object, RegExp]> = [
	['delete', chosen, /receives nothing until its workflow is published again/],
	['rotateSecret', chosen, /would not know the new secret/],
	['update', () => ({ ...chosen(), updateFields: { events: ['loan.error'] } }), /what you write/],
	['upsert', () => ({ url: URL_OF_TRIGGER, events: ['loan.error'] }), /other events than/],
];

test.each(CHANGES)(
	'%s refuses an endpoint that a trigger manages, and says what would happen',
	async (operation, parameters, consequence) => {
		const before = dinie.sandbox.endpoints.get(id);

		const { message } = await run(operation, parameters());

		expect(message).toContain(`${id} belongs to the Dinie Trigger of workflow loanAlerts`);
		expect(message).toMatch(consequence);
		expect(message).toContain("switch on 'Allow Trigger-Managed' in 'Options'");
		expect(dinie.sandbox.endpoints.get(id)).toBe(before);
	},
);

test.each(CHANGES)('%s goes on when that is allowed', async (operation, parameters) => {
	const before = dinie.sandbox.endpoints.get(id);

	const { message } = await run(operation, { ...parameters(), ...ALLOWED });

	expect(message).toBeUndefined();
	expect(dinie.sandbox.endpoints.get(id)).not.toBe(before);
	expect(dinie.sandbox.endpoints.list().length).toBeLessThan(2);
});

test('keeps the mark of the trigger when a description is written', async () => {
	await run('update', { ...chosen(), updateFields: { description: 'Alerts' }, ...ALLOWED });
	expect(dinie.sandbox.endpoints.get(id)?.description).toBe(`Alerts ${MARK}`);

	await run('upsert', {
		url: URL_OF_TRIGGER,
		additionalFields: { description: 'Loans' },
		...ALLOWED,
	});
	expect(dinie.sandbox.endpoints.get(id)?.description).toBe(`Loans ${MARK}`);
});
