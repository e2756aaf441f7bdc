import type { FaultRule } from '../../../sandbox/api/faults';
import { startTrigger, type TestTrigger } from '../../contexts/trigger';

let trigger: TestTrigger;

beforeEach(async () => {
	trigger = await startTrigger({ events: ['loan.error'] });
});
afterEach(async () => {
	jest.restoreAllMocks();
	await trigger.close();
});

const endpoints = () => trigger.sandbox.endpoints.list();

/** Dinie cuts what is longer than 100 characters. */
function cutDescriptions(): void {
	const { endpoints: store } = trigger.sandbox;
	const { add, edit } = store;
	const cut = <T extends { description?: string | null }>(fields: T): T => {
		const { description } = fields;
		return description ? { ...fields, description: description.slice(0, 100) } : fields;
	};
	jest.spyOn(store, 'add').mockImplementation((fields) => add(cut(fields)));
	jest.spyOn(store, 'edit').mockImplementation((id, fields) => edit(id, cut(fields)));
}

/** What n8n does when publishing fails. */
async function publishAndRollBack(): Promise<string> {
	const error: unknown = await trigger.publish().catch((reason: unknown) => reason);
	if (!(error instanceof Error)) throw new Error('publishing did not fail');
	expect(await trigger.remove()).toBe(true);
	expect(trigger.staticData()).toEqual({});
	return error.message;
}

describe('a publish that fails beside an endpoint of a person at our URL', () => {
	const byHand = {
		events: ['customer.*'],
		description: 'Made by hand',
		status: 'disabled',
	} as const;
	let secret: string;

	beforeEach(() => {
		secret = trigger.sandbox.endpoints.add({ url: trigger.webhookUrl(), ...byHand }).secret;
	});

	const rules: Array<[string, FaultRule]> = [
		['the list', { method: 'GET', path: /endpoints$/, answer: { status: 403 } }],
		['the rotation (403)', { path: /rotate/, answer: { status: 403 } }],
		['the rotation (500)', { path: /rotate/, answer: { status: 500, retryAfterSeconds: 0 } }],
		['the rotation, whose secret is missing', { path: /rotate/, omit: ['secret'] }],
		['the update (403)', { method: 'PATCH', answer: { status: 403 } }],
		['the update (422)', { method: 'PATCH', answer: { status: 422 } }],
		['the update (an empty answer)', { method: 'PATCH', answer: { status: 200, body: {} } }],
	];

	test.each(rules)('at %s leaves it as it was, with its secret still valid', async (_, rule) => {
		trigger.sandbox.faults.add(rule);
		await publishAndRollBack();
		expect(endpoints()).toMatchObject([{ url: trigger.webhookUrl(), ...byHand }]);
		expect(trigger.sandbox.endpoints.activeSecrets(endpoints()[0]?.id ?? '')).toContain(secret);
		expect(trigger.sandbox.requests.map(({ method }) => method)).not.toContain('DELETE');
	});

	test('since its mark was cut off puts back what it had changed', async () => {
		cutDescriptions();
		trigger.node.parameters.options = { description: 'x'.repeat(90) };
		expect(await publishAndRollBack()).toMatch(/cut the description .* shorten 'Description'/);
		expect(endpoints()).toMatchObject([{ url: trigger.webhookUrl(), ...byHand }]);
	});
});

describe('at a Dinie that cuts descriptions', () => {
	beforeEach(cutDescriptions);

	test('a description that leaves no room for the mark is told, and no endpoint stays', async () => {
		trigger.node.parameters.options = { description: 'x'.repeat(90) };
		expect(await publishAndRollBack()).toMatch(
			/^Dinie cut the description of webhook endpoint we_\w+, and with it the text by which this trigger knows it again: shorten 'Description' in 'Options' and publish again$/,
		);
		expect(endpoints()).toEqual([]);
	});

	test('an endpoint of ours that delivered elsewhere is put back to where it was', async () => {
		await trigger.publish();
		const [before] = endpoints();
		trigger.credential.clientSecret = trigger.sandbox.settings.clientSecret = 'dinie_cs_test_new';
		trigger.restart();
		trigger.baseUrl = 'https://moved.example';
		trigger.node.parameters.options = { description: 'x'.repeat(90) };
		await expect(trigger.publish()).rejects.toThrow("shorten 'Description'");
		const { url, description } = before ?? {};
		expect(endpoints()).toMatchObject([{ url, description }]);
	});

	test('a longer description of a live trigger is told, too', async () => {
		await trigger.publish();
		const [{ id } = { id: '' }] = endpoints();
		trigger.sandbox.endpoints.edit(id, { description: 'y'.repeat(90) });
		await expect(trigger.checkExists()).rejects.toThrow("shorten 'Description'");
		await trigger.remove();
	});
});

test('a failed publish of a trigger that created nothing deletes nothing with its mark', async () => {
	await trigger.publish();
	const before = endpoints();
	trigger.forget();
	trigger.restart();
	trigger.sandbox.faults.add({ path: /rotate/, answer: { status: 403 } });
	await expect(trigger.publish()).rejects.toThrow('rotate');
	await trigger.remove();
	expect(endpoints()).toEqual(before);
});
